import type { Account } from '../delivery-store/account.js'
import type { Schema } from './open-api.js'
import type { OperationTexts } from './operation-texts.js'

type OutputName = keyof OperationTexts['outputs']

const count = { type: 'integer', format: 'int32' }

const shapes: Readonly<Partial<Record<OutputName, Schema>>> = {
  schema: {
    type: 'object',
    properties: {
      type: { type: 'string' },
      properties: { type: 'object', additionalProperties: { type: 'object' } },
    },
  },
  firedAt: { type: 'string', format: 'date-time' },
  status: { type: 'string', enum: ['running', 'settled'] },
  matched: count,
  delivered: count,
  pending: count,
  parked: count,
  deadLettered: count,
  retired: count,
}

/** An answer with these outputs, always all of them. */
export const outputs = (texts: OperationTexts, names: readonly OutputName[]): Schema => ({
  type: 'object',
  required: names,
  properties: Object.fromEntries(
    names.map((name) => [
      name,
      {
        'x-ms-summary': texts.outputs[name].title,
        description: texts.outputs[name].description,
        ...(shapes[name] ?? { type: 'string' }),
      },
    ]),
  ),
})

const accountOutputs = [
  'eventId',
  'eventType',
  'firedAt',
  'status',
  'matched',
  'delivered',
  'pending',
  'parked',
  'deadLettered',
  'retired',
] as const satisfies readonly (keyof Account)[]

/** What became of an event. */
export const accountSchema = (texts: OperationTexts): Schema => outputs(texts, accountOutputs)
