import type { HealthStep } from '../../api/health-types.js'
import { Reason } from '../../parts/reason.js'
import { Time } from '../../parts/time.js'
import { useSurroundings } from '../../surroundings.js'

/** How a callback has fared, as a list down a line: the oldest change first. */
export const HealthHistory = ({ history }: { readonly history: readonly HealthStep[] }) => {
  const { texts } = useSurroundings()
  return (
    <section>
      <h2>{texts.subscription.history}</h2>
      {history.length === 0 && <p class="nothing">{texts.subscription.noHistory}</p>}
      <ol class="timeline">
        {history.map((step) => (
          <li key={`${step.at} ${step.change}`} class={lookOf[step.change]}>
            <StepText step={step} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What is good stands out from what is not. */
const lookOf = {
  failing: 'failed',
  'on-probation': 'failed',
  disabled: 'failed',
  recovered: 'delivered',
  off: 'held',
  on: 'delivered',
  enabled: 'delivered',
  subscribed: 'delivered',
} as const satisfies Readonly<Record<HealthStep['change'], string>>

const StepText = ({ step }: { readonly step: HealthStep }) => {
  const { texts, format } = useSurroundings()
  const { at, change, percent, reason, by } = step
  const { changes, way } = texts.subscription
  return (
    <>
      <strong>
        {changes[change]}
        {percent !== undefined && `: ${way(texts.percent(format.number(percent)))}`}
      </strong>
      , <Time at={at} />
      {reason !== undefined && (
        <div>
          <Reason code={reason} />
        </div>
      )}
      {by !== undefined && (
        <div>
          {texts.subscription.by} <code>{by}</code>
        </div>
      )}
    </>
  )
}
