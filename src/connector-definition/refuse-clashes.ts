import type { EventType } from '../catalogue/event-type.js'

/** The connector has them whatever the catalogue holds. */
const taken = [
  ...['WhenAnEventOccurs', 'RemoveSubscription', 'ListEventTypes', 'GetEventTypeSchema'],
  ...['ListFilterValues', 'TestConnection', 'GetEventStatus'],
]

/** Throws when two things of the connector would have one name: an operation or a schema would be lost. */
export const refuseClashes = (eventTypes: readonly EventType[]): void => {
  const owners = new Map(taken.map((name) => [name.toLowerCase(), 'the connector itself']))
  const schemas = new Map([['account', 'the connector itself']])
  const faults: string[] = []
  const claim = (names: Map<string, string>, what: string, name: string, owner: string) => {
    const other = names.get(name.toLowerCase())
    if (other === undefined) names.set(name.toLowerCase(), owner)
    else faults.push(`${what} "${name}" of ${owner} is taken by ${other}`)
  }

  for (const { name, operationId, schemaName } of eventTypes) {
    const owner = `the event type "${name}"`
    claim(schemas, 'the schemaName', schemaName, owner)
    for (const each of [operationId, `${operationId}Polling`])
      claim(owners, 'the operationId', each, owner)
    for (const each of [`ListRecent${schemaName}`, `Fire${schemaName}`])
      claim(owners, 'the operationId', each, owner)
  }
  if (faults.length > 0)
    throw new Error(`The catalogue makes no connector:\n  ${faults.join('\n  ')}`)
}
