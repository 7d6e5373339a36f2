import { useState } from 'preact/hooks'
import type { OperationEntry } from '../../src/playground/views.js'
import { TextField } from '../parts/text-field.js'
import { useSurroundings, type ShownConnector } from '../surroundings.js'

interface Choosing {
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

const Entry = ({ entry, chosen, onChoose }: Choosing & { readonly entry: OperationEntry }) => {
  const { texts } = useSurroundings()
  const { id, title, kind, remarks, preview, deprecated, visibility } = entry
  return (
    <li>
      <button
        type="button"
        class={`entry ${visibility}`}
        aria-current={chosen === id ? 'true' : undefined}
        onClick={() => {
          onChoose(id)
        }}
      >
        <span>{title}</span>
        <small>
          {kind === 'polling-trigger' && <span>{texts.polling}</span>}
          {preview && <span>{texts.preview}</span>}
          {deprecated && <span>{texts.deprecated}</span>}
          {remarks > 0 && <span title={texts.remarks}>⚠ {remarks}</span>}
        </small>
      </button>
    </li>
  )
}

const Group = ({
  title,
  entries,
  isFolded = false,
  ...choosing
}: Choosing & {
  readonly title: string
  readonly entries: readonly OperationEntry[]
  readonly isFolded?: boolean
}) => {
  const list = (
    <ul>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} {...choosing} />
      ))}
    </ul>
  )
  if (entries.length === 0) return null
  if (isFolded)
    return (
      <details>
        <summary>
          {title} ({entries.length})
        </summary>
        {list}
      </details>
    )
  return (
    <section>
      <h2>{title}</h2>
      {list}
    </section>
  )
}

/** All operations to choose from, as the designer groups them. */
export const OperationList = ({
  connector: { triggers, actions, hidden },
  ...choosing
}: Choosing & { readonly connector: ShownConnector }) => {
  const { texts } = useSurroundings()
  const [sought, setSought] = useState('')
  const wanted = sought.trim().toLowerCase()
  const among = (entries: readonly OperationEntry[]) =>
    entries.filter(({ id, title }) => `${id} ${title}`.toLowerCase().includes(wanted))
  const groups = [among(triggers), among(actions), among(hidden)] as const
  return (
    <nav class="operations" aria-label={`${texts.triggers}, ${texts.actions}`}>
      <TextField label={texts.find} value={sought} onChange={setSought} />
      {groups.every((entries) => entries.length === 0) && <p>{texts.nothingFound}</p>}
      <Group title={texts.triggers} entries={groups[0]} {...choosing} />
      <Group title={texts.actions} entries={groups[1]} {...choosing} />
      <Group title={texts.hiddenOnes} entries={groups[2]} isFolded {...choosing} />
    </nav>
  )
}
