import type { FlowSnapshot } from '../../src/playground/snapshot.js'
import { useSurroundings, type ShownConnector } from '../surroundings.js'
import { FlowCard } from './flow-card.js'

/** The flows that were saved, the newest first. */
export const FlowList = ({
  connector: { triggers, hidden },
  flows,
}: {
  readonly connector: ShownConnector
  readonly flows: readonly FlowSnapshot[]
}) => {
  const { texts } = useSurroundings()
  // A flow was saved in a language, which its reader may have changed since.
  const titles = new Map([...triggers, ...hidden].map(({ id, title }) => [id, title]))
  return (
    <aside class="flows" aria-label={texts.flows}>
      <h2>{texts.flows}</h2>
      {flows.length === 0 && <p class="hint">{texts.noFlows}</p>}
      {[...flows].reverse().map((flow) => (
        <FlowCard key={flow.name} flow={flow} title={titles.get(flow.trigger) ?? flow.title} />
      ))}
    </aside>
  )
}
