import type { EventType } from './event-type.js'
import type { FileFault } from './file-fault.js'
import { pollingOperation } from './polling-operation.js'
import { operationalNames } from './operational-names.js'

/** An event type and the file that it comes from. */
export interface FromFile {
  readonly file: string
  readonly eventType: EventType
}

/** The operations that the connector has whatever the catalogue holds. */
export const taken = [
  ...['WhenAnEventOccurs', 'RemoveSubscription', 'ListEventTypes', 'GetEventTypeSchema'],
  ...['ListFilterValues', 'TestConnection', 'GetEventStatus'],
]

const own = 'the connector itself'

/** Names that two event types have, or one and the connector: an event type, an operation or a schema would be lost. */
export const clashFaults = (all: readonly FromFile[]) => {
  const names = new Map<string, string>(operationalNames.map((name) => [name, 'the app itself']))
  const operations = new Map(taken.map((name) => [name.toLowerCase(), own]))
  const schemas = new Map([['account', own]])
  return all.flatMap(({ file, eventType }) => {
    const { name, aliases = [], operationId, schemaName } = eventType
    const owner = `the event type "${name}"`
    const faults: (FileFault & { readonly file: string })[] = []
    const claim = (owners: Map<string, string>, path: string, what: string, each: string) => {
      const other = owners.get(each.toLowerCase())
      owners.set(each.toLowerCase(), other ?? owner)
      // Of one name come several: the first that is taken tells of all.
      if (other === undefined || faults.some((fault) => fault.path === path)) return
      const message = `the ${what} "${each}" is taken by ${other}`
      faults.push({ file, path, message, mend: 'choose another one' })
    }
    claim(names, '/name', 'name', name)
    for (const [index, alias] of aliases.entries()) claim(names, `/aliases/${index}`, 'name', alias)
    claim(schemas, '/schemaName', 'schemaName', schemaName)
    for (const each of [operationId, pollingOperation(eventType)])
      claim(operations, '/operationId', 'operationId', each)
    for (const each of [`ListRecent${schemaName}`, `Fire${schemaName}`])
      claim(operations, '/schemaName', 'operationId', each)
    return faults
  })
}
