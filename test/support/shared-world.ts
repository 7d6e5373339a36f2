import { after, before } from 'node:test'
import { tenantNumber } from './deliveries.js'
import { createWorld, type World } from './world.js'

/** A world that others share, with two tenants that they do not; tokens, flows and what is fired are the first one's. */
export interface SharedWorld extends World {
  readonly tenant: string
  readonly otherTenant: string
}

const tenantCount = 40
const { world, start, stop } = createWorld({
  settings: {
    // Tests count the events of their tenants.
    OPERATIONAL_EVENTS: 'false',
    AzureAd__TenantId: Array.from({ length: tenantCount }, (_, i) => tenantNumber(i)).join(','),
  },
})
const users = { ever: 0, now: 0 }
let started: Promise<void> | undefined

const inTenant = (tenant: string, otherTenant: string): SharedWorld => {
  const token: World['token'] = (claims) => world.token({ tenantId: tenant, ...claims })
  const ofMaker = () => token({ oid: '00000000-aaaa-4bbb-8ccc-000000000001' })
  return {
    ...{ ...world, tenant, otherTenant, token },
    flows: () => {
      const flows = world.flows()
      return { ...flows, flow: (options) => flows.flow({ token: ofMaker, ...options }) }
    },
    fire: (eventType, payload, query = `?tenant=${tenant}`, url) =>
      world.fire(eventType, payload, query, url),
  }
}

/**
 * For a file's tests, the world that all files in this process share that ask for it: the first of them starts it, the last one
 * stops it. What a file leaves behind there, it leaves in tenants of its own.
 */
export const useSharedWorld = (): SharedWorld => {
  const place = users.ever++
  users.now++
  before(() => (started ??= start()))
  after(async () => {
    if (--users.now > 0) return
    started = undefined
    await stop()
  })
  return inTenant(tenantNumber(2 * place), tenantNumber(2 * place + 1))
}
