import type { Remark } from '../../src/designer/connector-view.js'
import { useSurroundings } from '../surroundings.js'

/** More of them are folded, so that the form stays in sight. */
const mostUnfolded = 3

/** What connector-lint says of a place. */
export const Remarks = ({ remarks }: { readonly remarks: readonly Remark[] }) => {
  const { texts } = useSurroundings()
  if (remarks.length === 0) return null
  const list = (
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
  if (remarks.length <= mostUnfolded) return list
  return (
    <details>
      <summary>
        {texts.remarks} ({remarks.length})
      </summary>
      {list}
    </details>
  )
}
