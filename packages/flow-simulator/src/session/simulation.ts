import type { DynamicChoices } from '../calls/dynamic-choices.js'
import type { ActionOptions, ActionResult } from '../calls/run-action.js'
import type { Connection, ConnectionSet } from '../connection/connection-set.js'
import type { Connector } from '../connector/connector.js'
import type { Field } from '../connector/field.js'
import type { Inputs } from '../connector/inputs.js'
import type { JsonObject } from '../json/json-value.js'
import type { Exchange } from '../wire/exchange.js'
import type { Wire } from '../wire/wire.js'
import type { SavedFlow, SaveOptions } from './saved-flow.js'

/** A maker at work with one connector, on a platform that is played. */
export interface Simulation {
  readonly connector: Connector
  readonly sets: readonly ConnectionSet[]
  readonly wire: Wire
  /** Every call from now on uses this connection; what was saved before keeps its own. */
  readonly connect: (connection: Connection) => void
  readonly isConnected: () => boolean
  /** Calls the operation of x-ms-capabilities.testConnection; undefined where there is none. */
  readonly testConnection: () => Promise<{ readonly status: number } | undefined>
  /** The inputs of an operation, with those of dynamic forms. */
  readonly fields: (operationId: string, inputs: Inputs) => Promise<readonly Field[]>
  readonly choices: (
    operationId: string,
    key: string,
    inputs: Inputs,
    parent?: unknown,
  ) => Promise<DynamicChoices>
  /** The schema of a trigger's or action's outputs where it is described at design time; undefined where it is not. */
  readonly outputs: (operationId: string, inputs: Inputs) => Promise<JsonObject | undefined>
  /** Saves a flow with a trigger, as the platform does; what it complains of is the flow's to tell. */
  readonly save: (trigger: string, inputs?: Inputs, options?: SaveOptions) => Promise<SavedFlow>
  readonly flows: () => readonly SavedFlow[]
  /** Gives a flow the connection that is used now. */
  readonly changeOwner: (flow: SavedFlow) => Promise<void>
  readonly act: (
    operationId: string,
    inputs?: Inputs,
    options?: ActionOptions,
  ) => Promise<ActionResult>
  /** What went over the wire, with secrets masked: all that is kept, or so many of the newest. */
  readonly exchanges: (most?: number) => readonly Exchange[]
  readonly stop: () => Promise<void>
}
