import { useState } from 'preact/hooks'
import type { OperationView } from '../../src/designer/connector-view.js'
import { Complaints } from '../parts/complaints.js'
import { Json } from '../parts/json.js'
import { Notice } from '../parts/notice.js'
import { Remarks } from '../parts/remarks.js'
import { useSurroundings } from '../surroundings.js'
import { useAnswer } from '../use-answer.js'
import { useStep, type StepResult } from '../use-step.js'
import type { Inputs } from '../../src/connector/inputs.js'
import { InputForm } from './input-form.js'
import { Outputs } from './outputs.js'

const Result = ({
  result,
  isTrigger,
}: {
  readonly result: StepResult
  readonly isTrigger: boolean
}) => {
  const { texts } = useSurroundings()
  if (!isTrigger)
    return (
      <Notice kind={result.succeeded === true ? 'good' : 'bad'}>
        <p>
          {texts.result}: {result.status}
        </p>
        <Json value={result.body ?? ''} label={texts.result} />
        <Complaints
          complaints={((result.complaints ?? []) as readonly unknown[])
            .filter((text) => typeof text === 'string')
            .map((text) => ({ text, severity: 'warning', confidence: 'documented' }))}
        />
      </Notice>
    )
  const complaints = result.complaints ?? []
  const isBad = complaints.some(({ severity }) => severity === 'error')
  return (
    <Notice kind={isBad ? 'bad' : 'good'}>
      <p>{complaints.length === 0 ? texts.saved : texts.savedWith}</p>
      <Complaints complaints={complaints} />
    </Notice>
  )
}

const Head = ({
  view,
  onChoose,
}: {
  readonly view: OperationView
  readonly onChoose: (id: string) => void
}) => {
  const { texts } = useSurroundings()
  const { title, description, hint, hidden, kind, older, preview, deprecated, remarks } = view
  return (
    <>
      <h2>{title}</h2>
      <p class="badges">
        {kind.endsWith('trigger') && (
          <fluent-badge appearance="tint">
            {kind === 'polling-trigger' ? texts.polling : texts.webhook}
          </fluent-badge>
        )}
        {preview && <fluent-badge appearance="tint">{texts.preview}</fluent-badge>}
        {deprecated && <fluent-badge appearance="tint">{texts.deprecated}</fluent-badge>}
        <code>
          {view.method} {view.path}
        </code>
      </p>
      <p>{description}</p>
      {hint !== undefined && (
        <p class="hint" title={texts.hint}>
          {hint}
        </p>
      )}
      {hidden !== undefined && (
        <Notice kind="plain">
          {texts.hiddenBecause}. {hidden}
        </Notice>
      )}
      {older.length > 0 && (
        <p class="hint">
          {texts.older}:{' '}
          {older.map(({ id }) => (
            <fluent-button
              key={id}
              size="small"
              onClick={() => {
                onChoose(id)
              }}
            >
              {id}
            </fluent-button>
          ))}
        </p>
      )}
      <Remarks remarks={remarks} />
    </>
  )
}

/** One trigger or action: what it is, its form, and what it brings. */
export const OperationPanel = ({
  id,
  version,
  onChoose,
}: {
  readonly id: string
  readonly version: number
  /** Shows another operation instead. */
  readonly onChoose: (id: string) => void
}) => {
  const { locale, texts } = useSurroundings()
  const { value: view, fault } = useAnswer<OperationView>('operation', { id, locale })
  const [inputs, setInputs] = useState<Inputs>({})
  const { perform, isBusy, fault: failed, result } = useStep()
  if (!view) return <section class="card">{fault ?? texts.loading}</section>
  const isTrigger = view.kind.endsWith('trigger')

  const submit = () => {
    perform(
      isTrigger
        ? { do: 'save', trigger: id, inputs }
        : { do: 'act', operation: id, inputs, pages: 1 },
    )
  }
  return (
    <section class="card operation">
      <Head view={view} onChoose={onChoose} />
      <InputForm {...{ view, inputs, version }} onChange={setInputs} />
      <p>
        <fluent-button appearance="primary" disabled={isBusy} onClick={submit}>
          {isTrigger ? texts.save : texts.run}
        </fluent-button>
      </p>
      {failed !== undefined && <Notice kind="bad">{failed}</Notice>}
      {result && <Result {...{ result, isTrigger }} />}
      <Outputs {...{ view, inputs, version }} />
    </section>
  )
}
