import { useState } from 'preact/hooks'
import type { Snapshot } from '../../src/playground/snapshot.js'
import { Json } from '../parts/json.js'
import { Time } from '../parts/time.js'
import { useSurroundings } from '../surroundings.js'

type Shown = Snapshot['exchanges'][number]

const statusOf = ({ answer }: Shown): string => {
  if (typeof answer === 'string') return answer
  return 'status' in answer ? String(answer.status) : answer.fault
}

const isFine = ({ answer }: Shown) =>
  typeof answer === 'object' && 'status' in answer && answer.status < 400

const pathOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname : url)

const Part = ({
  title,
  headers,
  body,
}: {
  readonly title: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}) => (
  <>
    <h4>{title}</h4>
    <dl class="headers">
      {Object.entries(headers).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    {body !== '' && <Json value={body} label={title} />}
  </>
)

const Opened = ({ exchange }: { readonly exchange: Shown }) => {
  const { texts } = useSurroundings()
  const [isCopied, setCopied] = useState(false)
  const { request, answer, notes, curl } = exchange
  const copy = async () => {
    await navigator.clipboard.writeText(curl)
    setCopied(true)
  }
  return (
    <div>
      <p class="url">{request.url}</p>
      {notes.map((note) => (
        <p key={note} class="hint">
          {note}
        </p>
      ))}
      <Part title={texts.requestHeaders} headers={request.headers} body={request.body ?? ''} />
      {typeof answer === 'object' && 'status' in answer && (
        <Part
          title={`${texts.answerHeaders}: ${answer.status}`}
          headers={answer.headers}
          body={answer.body}
        />
      )}
      <p class="row">
        <fluent-button size="small" onClick={() => void copy()}>
          {texts.copyCurl}
        </fluent-button>
        <span role="status">{isCopied && texts.copied}</span>
      </p>
    </div>
  )
}

/** One exchange: a line, and all of it once it is opened. */
export const ExchangeView = ({ exchange }: { readonly exchange: Shown }) => {
  const { texts } = useSurroundings()
  const [isOpen, setOpen] = useState(false)
  const { direction, request, milliseconds, at } = exchange
  const towards = direction === 'to the flow' ? texts.toTheFlow : texts.toTheService
  return (
    <details
      class="exchange"
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
      }}
    >
      <summary>
        <Time at={at} /> <span class="direction">{direction === 'to the flow' ? '←' : '→'}</span>{' '}
        <code>
          {request.method} {pathOf(request.url)}
        </code>{' '}
        <fluent-badge appearance="tint" color={isFine(exchange) ? 'success' : 'danger'}>
          {statusOf(exchange)}
        </fluent-badge>{' '}
        <small>
          {request.about} · {towards} · {milliseconds} ms
        </small>
      </summary>
      {isOpen && <Opened exchange={exchange} />}
    </details>
  )
}
