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
