import { Ajv } from 'ajv'
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

const ajv = new Ajv({ discriminator: true, strictTypes: false })
const isStep = ajv.compile<Step>(byKind)
const isScript = ajv.compile<Script>({
  type: 'object',
  additionalProperties: false,
  required: ['definition', 'steps'],
  properties: { definition: text, url: text, steps: { type: 'array', items: byKind } },
})

const refuse = (what: string, errors: typeof isStep.errors): never => {
  const [first] = errors ?? []
  const place = first?.instancePath ?? ''
  throw new Error(`That is no ${what}: ${place} ${first?.message ?? 'it is not understood'}`)
}

/** A step as it came in; throws what is wrong with it. */
export const readStep = (value: unknown): Step =>
  isStep(value) ? value : refuse('step', isStep.errors)

/** A script as it was read from a file; throws what is wrong with it. */
export const readScript = (value: unknown): Script =>
  isScript(value) ? value : refuse('script', isScript.errors)
