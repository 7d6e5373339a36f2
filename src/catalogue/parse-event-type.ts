import { checkFile } from './check-file.js'
import { payloadFault } from './describe-error.js'
import { eventTypeFormat } from './event-type-format.js'
import type { EventType, EventTypeFile } from './event-type.js'
import type { FileFault } from './file-fault.js'
import { filterFaults } from './rules/filter-faults.js'
import { flowFaults } from './rules/flow-faults.js'
import { ajv } from './rules/known-keywords.js'
import { schemaFaults } from './rules/schema-faults.js'
import { textFaults } from './rules/text-faults.js'

const readEventType = checkFile<EventTypeFile>(eventTypeFormat)

const rules = [textFaults, schemaFaults, flowFaults, filterFaults]

/** One catalogue file's parsed JSON as an event type, or all that is wrong with it. */
export const parseEventType = (value: unknown): EventType | readonly FileFault[] => {
  const read = readEventType(value)
  if (!('name' in read)) return read
  const faults = rules.flatMap((faultsOf) => faultsOf(read))
  if (faults.length > 0) return faults

  const { $schema: _, ...file } = read
  const compiled = compile(file)
  if (!('name' in compiled)) return compiled
  const sampleFaults = compiled.faultsOf(file.sample)
  return sampleFaults.length > 0
    ? sampleFaults.map(({ path, message }) => ({
        path: `/sample${path}`,
        message,
        mend: 'the sample is an event that fits "schema": correct one of them',
      }))
    : compiled
}

const compile = (file: EventTypeFile): EventType | readonly FileFault[] => {
  const { $schema: _, ...schema } = file.schema
  if (ajv.validateSchema(schema) === false)
    return (ajv.errors ?? []).map(payloadFault).map(({ path, message }) => ({
      path: `/schema${path}`,
      message,
    }))
  try {
    const fits = ajv.compile(schema)
    return {
      ...file,
      faultsOf: (payload) => (fits(payload) ? [] : (fits.errors ?? []).map(payloadFault)),
    }
  } catch (error) {
    return [{ path: '/schema', message: error instanceof Error ? error.message : String(error) }]
  }
}
