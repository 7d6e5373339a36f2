import type { CallContext } from '../calls/caller.js'
import { dynamicChoices } from '../calls/dynamic-choices.js'
import { dynamicFields } from '../calls/dynamic-fields.js'
import type { Connected } from '../calls/gateway.js'
import { inputFields } from '../connector/input-fields.js'
import type { Inputs } from '../connector/inputs.js'
import { outputsOf } from './outputs-of.js'
import type { Simulation } from './simulation.js'

/** What the designer asks a service while a flow is being made. */
export const designTime = (
  context: CallContext,
  connected: () => Connected,
): Pick<Simulation, 'fields' | 'choices' | 'outputs'> => {
  const asking = (operationId: string, inputs: Inputs) => {
    const operation = context.connector.operation(operationId)
    const fields = inputFields(context.connector.definition, operation)
    return { connected: connected(), operation, fields, inputs }
  }
  return {
    fields: (operationId, inputs) => dynamicFields(context, asking(operationId, inputs)),
    choices: async (operationId, key, inputs, parent) => {
      const base = asking(operationId, inputs)
      // A form is asked for only where the field is of one.
      const own = base.fields.some((field) => field.key === key)
      const fields = own ? base.fields : await dynamicFields(context, base)
      const field = fields.find((it) => it.key === key)
      if (!field) throw new Error(`${operationId} has no input ${key}.`)
      return dynamicChoices(context, { ...base, fields }, field, parent)
    },
    outputs: (operationId, inputs) => outputsOf(context, asking(operationId, inputs)),
  }
}
