import { createLedger, type Ledger } from '../../bench/receiver/ledger.js'
import { serveCallbacks } from '../../bench/receiver/serve-callbacks.js'
import { startAzurite } from '../../local/azurite.js'
import type { Answer } from 'flow-simulator'
import { type Flow, startFlowSimulator, type FlowSimulator } from '../../local/flow-simulator.js'
import type { HostProcess, HostProcessOptions } from '../../local/host-process.js'
import {
  localClient,
  localPublisherKey,
  startLocalStack,
  type LocalStack,
} from '../../local/local-stack.js'
import type { Account } from '../../src/delivery-store/account.js'
import { bundledHost } from '../support/bundled-host.js'
import { tenantNumber } from '../support/deliveries.js'
import { startStorageProxy, type StorageProxy } from '../support/storage-proxy.js'

/** Where an event's account is, whichever host is asked. */
export interface FiredEvent {
  readonly eventId: string
  readonly path: string
}

/** Storage behind a proxy, flows, a lean receiver, and hosts that may die: each tenant is a world of its own. */
export interface FaultStack {
  /** Azurite itself, without the proxy. */
  readonly storage: string
  readonly proxy: StorageProxy
  readonly flows: FlowSimulator
  readonly receiver: { readonly url: string; readonly ledger: Ledger }
  readonly stack: LocalStack
  readonly startHost: (options?: Partial<HostProcessOptions>) => Promise<HostProcess>
  readonly flow: (tenantId: string, answer?: Answer) => Flow
  /** Fires events; throws unless they were accepted. */
  readonly fire: (url: string, tenantId: string, payload: unknown) => Promise<readonly FiredEvent[]>
  readonly account: (url: string, event: FiredEvent) => Promise<Account>
  /** Stops Azurite alone; whoever starts another one aims the proxy at it. */
  readonly stopStorage: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** What a stack starts with. */
export interface FaultStackOptions {
  readonly settings?: Readonly<Record<string, string>>
  /** Where Azurite keeps its data; absent: in memory. */
  readonly dataFolder?: string
  /** False only counts what flows get. */
  readonly record?: boolean
}

/** How long a dead host holds a message; a live one has to come to renew it in half the time, on a busy machine too. */
export const leaseSeconds = 2

/** How many tenants a stack has. */
export const tenantCount = 80

const headers = { 'x-api-key': localPublisherKey, 'content-type': 'application/json' }
const patience = () => AbortSignal.timeout(30_000)

/** Starts all but the hosts. Leases and pauses are short: what a dead host held comes back within a second or two. */
export const startFaultStack = async ({
  settings = {},
  dataFolder,
  record = true,
}: FaultStackOptions = {}): Promise<FaultStack> => {
  const stops: (() => Promise<unknown>)[] = []
  // Not the one of the whole run, whose other users would hold up the renewing of short leases.
  const azurite = await startAzurite(dataFolder === undefined ? {} : { location: dataFolder })
  stops.push(azurite.stop)
  const proxy = await startStorageProxy(azurite.connectionString)
  stops.push(proxy.stop)
  const stack = await startLocalStack({
    settings: {
      AzureFunctionsJobHost__extensions__queues__maxPollingInterval: '00:00:00.500',
      AzureFunctionsJobHost__extensions__queues__visibilityTimeout: '00:00:01',
      AzureWebJobsStorage: proxy.connectionString,
      AzureAd__TenantId: Array.from({ length: tenantCount }, (_, i) => tenantNumber(i)).join(','),
      RETRY_SCHEDULE: '0,1,1,1,1,1',
      CALLBACK_TIMEOUT: '4',
      ...settings,
    },
  })
  stops.push(stack.stop)
  const flows = await startFlowSimulator({ record })
  stops.push(flows.stop)
  const ledger = createLedger()
  const callbacks = await serveCallbacks(ledger)
  stops.push(callbacks.stop)

  return {
    storage: azurite.connectionString,
    proxy,
    flows,
    receiver: { url: callbacks.url, ledger },
    stack,
    startHost: (options) => stack.startHost({ leaseSeconds, ...bundledHost(), ...options }),
    flow: (tenantId, answer = { kind: 'accept' }) =>
      flows.flow({
        answer,
        token: () => {
          if (!stack.issuer) throw new Error('There is no issuer')
          return stack.issuer.token({ tenantId, audience: localClient, scopes: 'impersonate' })
        },
      }),
    fire: async (url, tenantId, payload) => {
      const response = await fetch(`${url}/fire/instore?tenant=${tenantId}`, {
        ...{ method: 'POST', headers, signal: patience() },
        body: JSON.stringify(payload),
      })
      const text = await response.text()
      if (response.status !== 202) throw new Error(`fire answered ${response.status}: ${text}`)
      const parsed = JSON.parse(text) as { eventId?: string; events?: { eventId: string }[] }
      const ids =
        parsed.events?.map(({ eventId }) => eventId) ??
        (parsed.eventId === undefined ? [] : [parsed.eventId])
      return ids.map((eventId) => ({
        eventId,
        path: `/fire/status/${eventId}?tenant=${tenantId}`,
      }))
    },
    account: async (url, { path }) => {
      const response = await fetch(url + path, { headers, signal: patience() })
      if (!response.ok)
        throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
      return (await response.json()) as Account
    },
    stopStorage: azurite.stop,
    stop: async () => {
      proxy.treat(() => undefined)
      for (const stop of stops.reverse()) await stop()
    },
  }
}
