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

/** The runs that one arrival starts, each held against the declared schema, of which a form may have told more. */
export const makeRuns = (
  definition: JsonObject,
  operation: Operation,
  { body, runId, ...common }: Arrival,
  described?: JsonObject,
): FlowRun[] => {
  const split = splitOn(definition, operation)
  const schema = described ?? itemSchema(definition, operation)
  const bodies = splitBody(split, body)
  return bodies.map((inputs, index) => ({
    ...common,
    runId: runId(index),
    inputs,
    complaints: schema ? schemaComplaints(described ?? definition, schema, inputs) : [],
    ...(split && { item: { number: index + 1, of: bodies.length } }),
  }))
}
