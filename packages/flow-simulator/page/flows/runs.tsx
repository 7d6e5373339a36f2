import type { FlowRun } from '../../src/session/flow-run.js'
import { Json } from '../parts/json.js'
import { Time } from '../parts/time.js'
import { useSurroundings } from '../surroundings.js'

const Run = ({ run, isNewest }: { readonly run: FlowRun; readonly isNewest: boolean }) => {
  const { texts } = useSurroundings()
  const { at, inputs, complaints, item, runId } = run
  const isAsDeclared = complaints.length === 0
  return (
    <details class="run" open={isNewest}>
      <summary>
        <Time at={at} />
        {item && <small> {texts.itemOf(item.number, item.of)}</small>}{' '}
        <fluent-badge appearance="tint" color={isAsDeclared ? 'success' : 'danger'}>
          {isAsDeclared ? texts.asDeclared : texts.notAsDeclared}
        </fluent-badge>
      </summary>
      <ul class="complaints">
        {complaints.map((text) => (
          <li key={text} class="error">
            {text}
          </li>
        ))}
      </ul>
      <Json value={inputs} label={`${texts.inputs}, ${runId}`} />
    </details>
  )
}

/** A flow's runs, the newest first and open. */
export const Runs = ({ runs }: { readonly runs: readonly FlowRun[] }) => {
  const { texts } = useSurroundings()
  return (
    <section class="runs">
      <h4>
        {texts.runs} ({runs.length})
      </h4>
      {runs.length === 0 && <p class="hint">{texts.noRuns}</p>}
      {runs.map((run, index) => (
        <Run key={run.runId} run={run} isNewest={index === 0} />
      ))}
    </section>
  )
}
