export { startLateServer, type LateServer } from './late-server.js'
export { startLoopbackServer, type LoopbackServer } from './loopback-server.js'
export { failTimes, inTurn, type Answer, type AnswerKinds, type Reply } from './platform/answer.js'
export type { FlowFacts } from './platform/flow-facts.js'
export type { Count, FlowCounts, ReceivedRequest, Run } from './platform/flow-log.js'
export type { FlowOptions } from './platform/flow-options.js'
export {
  startFlowSimulator,
  type FlowSimulator,
  type FlowSimulatorOptions,
} from './platform/flow-simulator.js'
export type { Flow } from './platform/flow.js'
export type { Credentials } from './platform/credentials.js'
export type { Registration, SubscribeCall } from './platform/registration.js'
export { retryPolicies, type RetryPolicy } from './calls/retry-policy.js'
export type { ActionResult } from './calls/run-action.js'
export type { Connection, ConnectionParameter, ConnectionSet } from './connection/connection-set.js'
export type { Connector, ConnectorFiles, Operation } from './connector/connector.js'
export type { Choice, Field, Visibility } from './connector/field.js'
export type { Inputs } from './connector/inputs.js'
export { loadConnector } from './connector/load-connector.js'
export { readConnector } from './connector/read-connector.js'
export type { Complaint, Confidence } from './session/complaint.js'
export type { FlowRun } from './session/flow-run.js'
export type { EditOrder, FlowState, SavedFlow, SaveOptions } from './session/saved-flow.js'
export { simulateFlow } from './session/simulate-flow.js'
export type { SimulationOptions } from './session/simulation-options.js'
export type { Simulation } from './session/simulation.js'
export { asCurl } from './wire/as-curl.js'
export type { Exchange, Send, WireAnswer, WireRequest } from './wire/exchange.js'
export type {
  ConnectorView,
  FieldView,
  Locale,
  OperationView,
  Remark,
  TokenView,
} from './designer/connector-view.js'
export { describeConnector } from './designer/describe-connector.js'
export { lintConnector } from './designer/lint-connector.js'
export {
  createPlayground,
  type CreatedPlayground,
  type CreatePlaygroundOptions,
} from './playground/create-playground.js'
export type { Preset } from './playground/player.js'
export { runScript, type ScriptOptions } from './playground/run-script.js'
export {
  startPlayground,
  type Playground,
  type PlaygroundOptions,
} from './playground/start-playground.js'
export type { Script, Step } from './playground/step.js'
