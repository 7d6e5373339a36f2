import type { Remark } from '../../src/designer/connector-view.js'
import { useSurroundings } from '../surroundings.js'

/** What connector-lint says of a place. */
export const Remarks = ({ remarks }: { readonly remarks: readonly Remark[] }) => {
  const { texts } = useSurroundings()
  if (remarks.length === 0) return null
  return (
    <ul class="remarks" aria-label={texts.remarks}>
      {remarks.map(({ ruleId, severity, message, docs, pointer }) => (
        <li key={ruleId + pointer} class={severity}>
          {message}{' '}
          <a href={docs} target="_blank" rel="noreferrer">
            {ruleId}
          </a>
        </li>
      ))}
    </ul>
  )
}
