import { useState } from 'preact/hooks'
import type { FlowSnapshot } from '../../src/playground/snapshot.js'
import type { Step } from '../../src/playground/step.js'
import type { EditOrder } from '../../src/session/saved-flow.js'
import type { OperationView } from '../../src/designer/connector-view.js'
import type { Inputs } from '../../src/connector/inputs.js'
import { InputForm } from '../operations/input-form.js'
import { ChoiceField } from '../parts/choice-field.js'
import { useSurroundings } from '../surroundings.js'
import { useAnswer } from '../use-answer.js'

const orders: readonly EditOrder[] = ['delete-first', 'post-first', 'no-delete']

/** A flow's form, filled in as it was saved, to be saved again. */
export const EditFlow = ({
  flow,
  perform,
}: {
  readonly flow: FlowSnapshot
  readonly perform: (step: Step) => void
}) => {
  const { texts, locale } = useSurroundings()
  const [isOpen, setOpen] = useState(false)
  const [inputs, setInputs] = useState<Inputs>(flow.inputs)
  const [order, setOrder] = useState<EditOrder>('delete-first')
  const asked = isOpen ? { id: flow.trigger, locale } : undefined
  const { value: view } = useAnswer<OperationView>('operation', asked)
  return (
    <details
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
      }}
    >
      <summary>{texts.edit} …</summary>
      {view && <InputForm view={view} inputs={inputs} version={0} onChange={setInputs} />}
      <ChoiceField
        label={texts.order}
        value={order}
        choices={orders.map((each) => [each, texts.orders[each]])}
        onChange={setOrder}
      />
      <p class="row">
        <fluent-button
          onClick={() => {
            perform({ do: 'edit', flow: flow.name, inputs, order })
          }}
        >
          {texts.edit}
        </fluent-button>
        <fluent-button
          onClick={() => {
            perform({ do: 'change-owner', flow: flow.name })
          }}
        >
          {texts.changeOwner}
        </fluent-button>
      </p>
    </details>
  )
}
