import type { Attempt } from '../../api/api-types.js'
import { RunLink } from '../../parts/run-link.js'
import { Time } from '../../parts/time.js'
import { useSurroundings } from '../../surroundings.js'
import type { Step } from './timeline.js'

/** What happened, as a list down a line. */
export const TimelineList = ({ steps }: { readonly steps: readonly Step[] }) => (
  <ol class="timeline">
    {steps.map((step, index) => (
      <li key={index} class={classOf(step)}>
        <StepText step={step} />
      </li>
    ))}
  </ol>
)

const classOf = (step: Step): string =>
  step.kind === 'attempt' ? (step.isTaken ? 'delivered' : 'failed') : step.kind

const StepText = ({ step }: { readonly step: Step }) => {
  const { texts, format } = useSurroundings()
  switch (step.kind) {
    case 'fired':
      return (
        <>
          {texts.delivery.fired}, <Time at={step.at} />
        </>
      )
    case 'earlier':
      return <>{texts.delivery.earlier(format.number(step.count))}</>
    case 'held':
      return <>{texts.delivery.held(format.duration(step.milliseconds))}</>
    case 'next':
      return (
        <>
          {texts.delivery.next}, <Time at={step.at} />
        </>
      )
    case 'attempt':
      return (
        <>
          <strong>{texts.delivery.attempt(format.number(step.number))}</strong>,{' '}
          <Time at={step.attempt.at} />
          <AttemptText attempt={step.attempt} />
        </>
      )
  }
}

const AttemptText = ({ attempt }: { readonly attempt: Attempt }) => {
  const { texts, format } = useSurroundings()
  const { status, error = '', milliseconds, flowCode, flowState, retryAfter, runId } = attempt
  const { delivery } = texts
  return (
    <div>
      {status === undefined ? delivery.failed(error) : delivery.answered(String(status))}{' '}
      {delivery.took(format.duration(milliseconds))}{' '}
      {[flowCode, flowState].map((code) => code && <code key={code}>{code} </code>)}
      {retryAfter !== undefined && delivery.waits(format.duration(retryAfter * 1000))}
      <RunLink id={runId} url={attempt.runUrl} />
    </div>
  )
}
