import { Ajv, type ValidateFunction } from 'ajv'
import type { Script, Step } from './step.js'

const text = { type: 'string' }
const record = { type: 'object', additionalProperties: true, required: [] }
const seconds = { type: 'number', minimum: 0, maximum: 86_400 }

const step = (kinds: readonly string[], required: readonly string[], properties: object) => ({
  type: 'object',
  additionalProperties: false,
  required: ['do', ...required],
  properties: { do: { type: 'string', enum: kinds }, ...properties },
})

const steps = [
  step(['connect'], ['values'], {
    set: text,
    values: { type: 'object', additionalProperties: text, required: [] },
  }),
  step(['use'], ['preset'], { preset: text }),
  step(['save'], ['trigger'], { trigger: text, inputs: record, as: text }),
  step(['edit'], ['flow'], {
    flow: text,
    inputs: record,
    order: { type: 'string', enum: ['delete-first', 'post-first', 'no-delete'] },
  }),
  step(['switch-off'], ['flow'], {
    flow: text,
    unsubscribe: { type: 'boolean' },
    suspended: { type: 'boolean' },
  }),
  step(['switch-on', 'remove', 'change-owner', 'poll'], ['flow'], { flow: text }),
  step(['answer'], ['flow', 'answer'], {
    flow: text,
    seconds,
    answer: {
      ...record,
      required: ['kind'],
      properties: {
        kind: {
          type: 'string',
          enum: [
            ...['accept', 'off', 'gone', 'schema-mismatch', 'unauthorized', 'throttled'],
            ...['unavailable', 'hang', 'reset'],
          ],
        },
        retryAfter: text,
      },
    },
  }),
  step(['act'], ['operation'], {
    operation: text,
    inputs: record,
    pages: { type: 'integer', minimum: 1, maximum: 1000 },
    status: { type: 'integer', minimum: 100, maximum: 599 },
  }),
  step(['expect-run'], ['flow'], {
    flow: text,
    seconds,
    inputs: record,
    allowComplaints: { type: 'boolean' },
  }),
]

const byKind = {
  type: 'object',
  required: ['do'],
  properties: { do: { type: 'string' } },
  discriminator: { propertyName: 'do' },
  oneOf: steps,
}

const script = {
  type: 'object',
  additionalProperties: false,
  required: ['definition', 'steps'],
  properties: { definition: text, url: text, steps: { type: 'array', items: byKind } },
}

const createAjv = () => new Ajv({ discriminator: true, strictTypes: false })

/** Reads what fits a schema, which is compiled at the first reading: whoever only wants the platform does not wait for it. */
const reader = <T>(what: string, compile: () => ValidateFunction<T>): ((value: unknown) => T) => {
  let fits: ValidateFunction<T> | undefined
  return (value) => {
    fits ??= compile()
    if (fits(value)) return value
    const [first] = fits.errors ?? []
    const place = first?.instancePath ?? ''
    throw new Error(`That is no ${what}: ${place} ${first?.message ?? 'it is not understood'}`)
  }
}

/** A step as it came in; throws what is wrong with it. */
export const readStep = reader('step', () => createAjv().compile<Step>(byKind))

/** A script as it was read from a file; throws what is wrong with it. */
export const readScript = reader('script', () => createAjv().compile<Script>(script))
