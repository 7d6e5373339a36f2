import { hurriedPause } from '../calls/hurried-pause.js'
import { retryPolicies } from '../calls/retry-policy.js'
import { runAction } from '../calls/run-action.js'
import type { ConnectorFiles } from '../connector/connector.js'
import { loadConnector } from '../connector/load-connector.js'
import { readConnector } from '../connector/read-connector.js'
import { flowFacts, scaleUnit } from '../platform/flow-facts.js'
import { startFlowSimulator } from '../platform/flow-simulator.js'
import { createRunIds } from '../platform/platform-ids.js'
import { referrerPrefix } from '../platform/subscribe-headers.js'
import { presentExchange } from '../wire/present-exchange.js'
import { undiciSend } from '../wire/undici-send.js'
import { createWire } from '../wire/wire.js'
import { holdConnection } from './connection-holder.js'
import { designTime } from './design-time.js'
import { createFlowBook } from './flow-book.js'
import { callbackExchange } from './observe-callback.js'
import type { SimulationOptions } from './simulation-options.js'
import type { Simulation } from './simulation.js'

const nothing = () => undefined

/**
 * Plays Power Automate for a connector, given by its path, its folder or its parsed files: its maker connects, saves flows, runs
 * actions and sees runs arrive, over real HTTP.
 */
export const simulateFlow = async (
  source: string | ConnectorFiles,
  options: SimulationOptions = {},
): Promise<Simulation> => {
  const { now = Date.now, onChange = nothing, retry = retryPolicies.medium } = options
  const stopping = new AbortController()
  const { pause = hurriedPause(1, stopping.signal), send = undiciSend, port = 0 } = options
  const files = typeof source === 'string' ? loadConnector(source) : source
  const connector = readConnector(files, options.baseUrl)
  const wire = createWire({ send, now, onChange })
  const runIds = createRunIds(scaleUnit)
  const platform = await startFlowSimulator({
    ...{ now, port, record: false },
    observe: (callback) => {
      wire.keep(callbackExchange(callback, platform.url))
      flows.arrived(callback)
      onChange()
    },
  })
  const pacing = { now, pause, retry }
  const context = { connector, wire, platform, pacing, runId: () => runIds(now()) }
  const flows = createFlowBook(context, onChange)
  const { connected, ...connections } = holdConnection(context, options.connection)

  return {
    ...{ connector, wire, ...connections, ...designTime(context, connected) },
    save: async (trigger, inputs = {}, saveOptions = {}) => {
      const operation = connector.operation(trigger)
      return flows.save(operation, { connected: connected(), inputs }, saveOptions)
    },
    flows: flows.all,
    changeOwner: (flow) => flow.changeConnection(connected()),
    act: async (operationId, inputs = {}, actionOptions = {}) => {
      const acting = { ...context, referrerPrefix: referrerPrefix(flowFacts({}, now())) }
      const operation = connector.operation(operationId)
      return runAction(acting, connected(), operation, inputs, actionOptions)
    },
    exchanges: (most = Infinity) => {
      const secrets = wire.secrets()
      return wire
        .exchanges()
        .slice(-most)
        .map((exchange) => presentExchange(exchange, secrets))
    },
    stop: async () => {
      stopping.abort()
      await platform.stop()
    },
  }
}
