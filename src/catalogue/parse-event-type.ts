import { Ajv, type ErrorObject } from 'ajv'
import { default as addFormats } from 'ajv-formats'
import { eventTypeFormat } from './event-type-format.js'
import type { EventType, EventTypeFile, PayloadFault } from './event-type.js'
import { flowFaults } from './flow-faults.js'

const ajv = addFormats.default(new Ajv({ allErrors: true }))
const isEventTypeFile = ajv.compile<EventTypeFile>(eventTypeFormat)

const toFault = ({ instancePath, message, keyword, params }: ErrorObject): PayloadFault => ({
  path: keyword === 'required' ? `${instancePath}/${String(params.missingProperty)}` : instancePath,
  message:
    keyword === 'additionalProperties'
      ? `has the unknown property "${String(params.additionalProperty)}"`
      : keyword === 'required'
        ? 'is missing'
        : (message ?? 'is not valid'),
})

const textFaults = ({ texts, schema }: EventTypeFile): PayloadFault[] =>
  (['en', 'fr'] as const).flatMap((language) =>
    Object.keys(schema.properties)
      .filter((property) => texts[language].properties[property] === undefined)
      .map((property) => ({
        path: `/texts/${language}/properties/${property}`,
        message: 'is missing',
      })),
  )

const filterFaults = ({ filters = [], schema }: EventTypeFile): PayloadFault[] =>
  filters
    .filter((filter) => schema.properties[filter] === undefined)
    .map((filter) => ({
      path: '/filters',
      message: `names "${filter}", which is no property of the schema`,
    }))

/** One catalogue file's parsed JSON as an event type, or all that is wrong with it. */
export const parseEventType = (file: unknown): EventType | readonly PayloadFault[] => {
  if (!isEventTypeFile(file)) return (isEventTypeFile.errors ?? []).map(toFault)
  const faults = [...textFaults(file), ...filterFaults(file)]
  if (faults.length > 0) return faults

  const compiled = compile(file)
  if ('path' in compiled) return [compiled]
  const unshowable = flowFaults(file)
  if (unshowable.length > 0) return unshowable

  const sampleFaults = compiled.faultsOf(file.sample)
  return sampleFaults.length > 0
    ? sampleFaults.map(({ path, message }) => ({ path: `/sample${path}`, message }))
    : compiled
}

const compile = (file: EventTypeFile): EventType | PayloadFault => {
  try {
    const fits = ajv.compile(file.schema)
    return {
      ...file,
      faultsOf: (payload) => (fits(payload) ? [] : (fits.errors ?? []).map(toFault)),
    }
  } catch (error) {
    return { path: '/schema', message: error instanceof Error ? error.message : String(error) }
  }
}
