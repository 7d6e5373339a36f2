import type { Complaint } from '../../src/session/complaint.js'
import { useSurroundings } from '../surroundings.js'

/** What the platform complains of, and how sure that is. */
export const Complaints = ({ complaints }: { readonly complaints: readonly Complaint[] }) => {
  const { texts } = useSurroundings()
  return (
    <ul class="complaints">
      {complaints.map(({ text, severity, confidence }) => (
        <li key={text} class={severity}>
          {text} <span class="confidence">({texts.confidence[confidence]})</span>
        </li>
      ))}
    </ul>
  )
}
