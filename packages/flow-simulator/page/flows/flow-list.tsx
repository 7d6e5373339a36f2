import type { FlowSnapshot } from '../../src/playground/snapshot.js'
import { useSurroundings } from '../surroundings.js'
import { FlowCard } from './flow-card.js'

/** The flows that were saved, the newest first. */
export const FlowList = ({ flows }: { readonly flows: readonly FlowSnapshot[] }) => {
  const { texts } = useSurroundings()
  return (
    <aside class="flows" aria-label={texts.flows}>
      <h2>{texts.flows}</h2>
      {flows.length === 0 && <p class="hint">{texts.noFlows}</p>}
      {[...flows].reverse().map((flow) => (
        <FlowCard key={flow.name} flow={flow} />
      ))}
    </aside>
  )
}
