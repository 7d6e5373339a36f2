import { parseConfig, type Config } from '../../src/config.js'
import type { CallLimits } from '../../src/deliveries/limits/call-limits.js'
import { processLimits, type ProcessLimits } from '../../src/deliveries/limits/process-limits.js'
import { grocery } from '../support/grocery.js'
import type { Scenario } from './scenario.js'

/** As few as there can be. */
export const retentionDays = 9

/** The event types that are fired. */
export const eventTypes = ['instore', 'neworder'] as const

/** The tenants whose flows subscribe. */
export const tenantIds = [
  '7e4a47ed-0000-4000-8000-000000000001',
  '7e4a47ed-0000-4000-8000-000000000002',
] as const

/** A tenant of a crowd: their ids are spread evenly, as those of a directory are. */
export const crowdTenant = (number: number): string =>
  `${((number * 2_654_435_761) >>> 0).toString(16).padStart(8, '0')}-0000-4000-8000-00000000000d`

/** What is deployed. */
export const project = grocery

/** Its catalogue. */
export const { catalogue } = project

/** The settings of a scenario's deployment. */
export const configOf = ({ retrySchedule, isAtOnce, crowd }: Scenario): Config =>
  parseConfig({
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    AzureAd__TenantId: [
      ...tenantIds,
      ...Array.from({ length: crowdOf(crowd).tenants }, (_, i) => crowdTenant(i)),
    ].join(','),
    AzureAd__ClientId: '7e4a47ed-0000-4000-8000-00000000000c',
    PUBLIC_BASE_URL: 'https://app.example',
    RETRY_SCHEDULE: retrySchedule,
    DELIVER_AT_ONCE: String(isAtOnce ?? false),
    RETENTION_DAYS: String(retentionDays),
  })

/** What processes of a scenario bound their deliveries by. */
export const limitsOf = ({ cramped }: Scenario): ProcessLimits => {
  if (!cramped) return processLimits
  const calls: CallLimits = {
    maxConcurrent: Math.max(1, Math.floor(cramped.calls / 2)),
    maxUnderWay: cramped.calls,
    maxPerCallback: cramped.toOne,
    maxWhenCrowded: 1,
    slotMs: 1000,
  }
  return {
    maxSockets: 2 * cramped.calls,
    maxIdle: 1,
    firstAttempts: calls,
    retries: calls,
    storageCallsOfRetries: cramped.toOne,
    deliveriesInPool: cramped.inPool,
    smallChunk: cramped.smallChunk,
    keptWhileWaiting: cramped.kept,
  }
}

/** A crowd; scenarios of before name only how many there are of the first tenant, which fail. */
export const crowdOf = (crowd: Scenario['crowd']) =>
  typeof crowd === 'number' ? { tenants: 0, flows: crowd, as: 'error' as const } : crowd

/** The partition in which sweeps note how far they have come. */
export const roundsKey = 'sweep'
