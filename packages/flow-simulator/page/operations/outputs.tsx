import type { Inputs } from '../../src/connector/inputs.js'
import type { OperationView, TokenView } from '../../src/designer/connector-view.js'
import { Remarks } from '../parts/remarks.js'
import { useSurroundings } from '../surroundings.js'
import { useAnswer } from '../use-answer.js'

const Tokens = ({ tokens }: { readonly tokens: readonly TokenView[] }) => {
  const { texts } = useSurroundings()
  return (
    <ul class="tokens">
      {tokens.map(
        ({ key, title, type, format, description, hidden, inArray, children, remarks }) => (
          <li key={key} class={hidden === undefined ? '' : 'hidden'}>
            <span class="token">{title}</span>{' '}
            <small>
              {format ?? type}
              {inArray && ` · ${texts.forEach}`}
              {hidden !== undefined && ` · ${hidden}`}
            </small>
            {description !== undefined && <p class="hint">{description}</p>}
            <Remarks remarks={remarks} />
            {children.length > 0 && <Tokens tokens={children} />}
          </li>
        ),
      )}
    </ul>
  )
}

/** What later steps can use of an operation. */
export const Outputs = ({
  view,
  inputs,
  version,
}: {
  readonly view: OperationView
  readonly inputs: Inputs
  readonly version: number
}) => {
  const { texts, locale } = useSurroundings()
  const asked = { operation: view.id, inputs, locale, version }
  const { value } = useAnswer<readonly TokenView[]>(
    'outputs',
    view.outputsAreDynamic ? asked : undefined,
  )
  const tokens = view.outputsAreDynamic ? (value ?? []) : view.outputs
  return (
    <details class="outputs" open>
      <summary>{texts.outputs}</summary>
      {view.splitOn !== undefined && (
        <p class="hint">
          {texts.splitOn} <code>{view.splitOn}</code>
        </p>
      )}
      {tokens.length === 0 && (
        <p class="hint">{view.outputsAreDynamic ? texts.describedLater : texts.noOutputs}</p>
      )}
      <Tokens tokens={tokens} />
    </details>
  )
}
