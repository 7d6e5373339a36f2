import { after, before } from 'node:test'
import { startFlowSimulator, type FlowSimulator } from '../../local/flow-simulator.js'
import type { HostProcess, HostProcessOptions } from '../../local/host-process.js'
import type { TokenClaims } from '../../local/issuer/token-claims.js'
import type { Issuer } from '../../local/issuer.js'
import {
  localClient,
  localPublisherKey,
  localTenant,
  startLocalStack,
  type LocalStack,
} from '../../local/local-stack.js'
import type { Account } from '../../src/delivery-store/account.js'
import { lazy } from '../../src/storage/lazy.js'
import { bundledHost } from './bundled-host.js'
import { drained } from './drained.js'
import { identitySettings } from './identity/identity-storage.js'
import { hasIdentity, sharedStorage } from './shared-storage.js'
import { until } from './until.js'

/** One app, one platform, one storage account and one issuer, all real but for the platform, which is played. */
export interface World {
  readonly stack: () => LocalStack
  readonly flows: () => FlowSimulator
  readonly issuer: () => Issuer
  /** The first host; more are started with startHost. */
  readonly host: () => HostProcess
  readonly startHost: (options?: Partial<HostProcessOptions>) => Promise<HostProcess>
  /** A token, of a user of the local tenant unless the claims say otherwise. */
  readonly token: (claims?: Partial<TokenClaims>) => Promise<string>
  readonly fire: (
    eventType: string,
    payload: unknown,
    query?: string,
    url?: string,
  ) => Promise<{ eventId: string; location: string }>
  readonly account: (location: string) => Promise<Account>
  /** Polls an event's account until it is as wanted, and answers it. */
  readonly accountOnce: (
    location: string,
    wanted: (account: Account) => boolean,
    seconds?: number,
  ) => Promise<Account>
  /** The same for an account that is settled. */
  readonly settled: (location: string, seconds?: number) => Promise<Account>
  /** Waits until the hosts have done all that was queued, but for retries. */
  readonly drained: () => Promise<unknown>
}

/**
 * Looks at queues more often than host.json says: tests do not want to wait two seconds for each step. Twice as often again, and what
 * an idle host asks for, and is answered, would take a fourteenth of a processor.
 */
const eager = { AzureFunctionsJobHost__extensions__queues__maxPollingInterval: '00:00:01' }

const apiKey = { 'x-api-key': localPublisherKey }

/** What a world starts with. */
export interface WorldOptions extends Partial<HostProcessOptions> {
  /** Settings that are known only once something has been started. */
  readonly prepare?: () => Promise<Readonly<Record<string, string>>>
}

/** A world that can be started, and again once it has been stopped. */
export const createWorld = ({ prepare, ...options }: WorldOptions = {}) => {
  let stack: LocalStack | undefined
  let flows: FlowSimulator | undefined
  let host: HostProcess | undefined
  const hosts: HostProcess[] = []

  const startHost: World['startHost'] = async (more) => {
    const { AzureWebJobsStorage = '' } = the(stack).settings
    const storage =
      hasIdentity() && AzureWebJobsStorage === sharedStorage()
        ? identitySettings(AzureWebJobsStorage)
        : {}
    const started = await the(stack).startHost({
      ...bundledHost(),
      ...options,
      ...more,
      settings: { ...storage, ...options.settings, ...more?.settings },
    })
    hosts.push(started)
    return started
  }

  const start = async () => {
    stack = await startLocalStack({
      settings: {
        AzureWebJobsStorage: sharedStorage(),
        ...eager,
        ...options.settings,
        ...(await prepare?.()),
      },
    })
    flows = await startFlowSimulator({
      token: lazy(() => token({ oid: '00000000-aaaa-4bbb-8ccc-000000000001' })),
    })
    host = await startHost()
  }
  const stop = async () => {
    // What a callback still holds up is not waited for: the tests have seen all that they wanted.
    await Promise.all(hosts.splice(0).map((each) => each.kill()))
    await flows?.stop()
    await stack?.stop()
  }

  const the = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('The world has not been started')
    return part
  }
  const token = (claims: Partial<TokenClaims> = {}) =>
    the(the(stack).issuer).token({
      tenantId: localTenant,
      audience: localClient,
      scopes: 'impersonate',
      ...claims,
    })

  const account = async (location: string) => {
    const response = await fetch(location, { headers: apiKey })
    if (!response.ok)
      throw new Error(`${location} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as Account
  }

  const accountOnce: World['accountOnce'] = (location, wanted, seconds = 60) =>
    until(() => account(location), wanted, seconds)

  const world: World = {
    stack: () => the(stack),
    flows: () => the(flows),
    issuer: () => the(the(stack).issuer),
    host: () => the(host),
    startHost,
    token,
    account,
    fire: async (eventType, payload, query = '', url = the(host).url) => {
      const response = await fetch(`${url}/fire/${eventType}${query}`, {
        method: 'POST',
        headers: { ...apiKey, 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      })
      const text = await response.text()
      if (response.status !== 202) throw new Error(`fire answered ${response.status}: ${text}`)
      const { eventId } = JSON.parse(text) as { eventId: string }
      return { eventId, location: response.headers.get('location') ?? '' }
    },
    accountOnce,
    settled: (location, seconds) =>
      accountOnce(location, ({ status }) => status === 'settled', seconds),
    drained: () => drained(the(stack).settings.AzureWebJobsStorage ?? ''),
  }
  return { world, start, stop }
}

/** Starts a world before a file's tests and stops it after them. */
export const useWorld = (options?: WorldOptions): World => {
  const { world, start, stop } = createWorld(options)
  before(start)
  after(stop)
  return world
}
