import type { Operation } from '../connector/connector.js'
import type { JsonObject } from '../json/json-value.js'
import { itemSchema } from '../runs/item-schema.js'
import { schemaComplaints } from '../runs/schema-complaints.js'
import { splitBody, splitOn } from '../runs/split-on.js'
import type { FlowRun } from './flow-run.js'

/** What all runs of one arrival have in common. */
export type Arrival = Pick<FlowRun, 'flowId' | 'at' | 'trackingId'> & {
  readonly body: unknown
  readonly runId: (index: number) => string
}

/** Makes runs of what arrived. */
export type RunMaker = (arrival: Arrival) => FlowRun[]

/** Makes the runs that an arrival starts, each held against the declared schema, of which a form may have told more. */
export const runMaker = (
  definition: JsonObject,
  operation: Operation,
  described?: JsonObject,
): RunMaker => {
  const split = splitOn(definition, operation)
  const schema = described ?? itemSchema(definition, operation)
  const complaints = schema ? schemaComplaints(described ?? definition, schema) : () => []
  return ({ body, runId, ...common }) => {
    const bodies = splitBody(split, body)
    return bodies.map((inputs, index) => ({
      ...common,
      runId: runId(index),
      inputs,
      complaints: complaints(inputs),
      ...(split && { item: { number: index + 1, of: bodies.length } }),
    }))
  }
}
