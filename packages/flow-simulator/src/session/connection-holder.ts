import { callOperation, type CallContext } from '../calls/caller.js'
import type { Connected } from '../calls/gateway.js'
import type { Connection } from '../connection/connection-set.js'
import { connectionSets, setOf } from '../connection/connection-sets.js'
import { objectOf, stringOf } from '../json/json-value.js'
import type { Simulation } from './simulation.js'

/** The connection that is used now. */
export const holdConnection = (context: CallContext, first: Connection | undefined) => {
  const { connector, wire } = context
  const sets = connectionSets(connector)
  let current: Connection | undefined

  const connected = (): Connected => {
    const connection = current ?? { values: {} }
    return { set: setOf(sets, connection.set), connection }
  }
  const connect = (connection: Connection) => {
    for (const { name, kind } of setOf(sets, connection.set).parameters) {
      const value = connection.values[name]
      if (kind !== 'text' && typeof value === 'string') wire.addSecret(value)
    }
    current = connection
  }
  const testConnection: Simulation['testConnection'] = async () => {
    const { testConnection: node } = objectOf(connector.definition['x-ms-capabilities'])
    const { operationId, parameters } = objectOf(node)
    const id = stringOf(operationId)
    if (id === undefined) return undefined
    const options = { about: 'test the connection' }
    const operation = connector.operation(id)
    const inputs = objectOf(parameters)
    const { status } = await callOperation(context, connected(), operation, inputs, options)
    return { status }
  }
  if (first) connect(first)

  const isConnected = () =>
    current !== undefined || sets.every(({ parameters }) => parameters.length === 0)
  return { sets, connected, connect, isConnected, testConnection }
}
