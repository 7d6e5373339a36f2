import { parseCallbacks, type CallbackConfig } from './callbacks/callback-config.js'
import { parseCircuitPolicy, type CircuitPolicy } from './callbacks/circuit-policy.js'
import { parseDeliverAtOnce } from './deliveries/limits/process-limits.js'
import { parseCallsPerMinute } from './deliveries/limits/rate-limit.js'
import { parseOutcomes } from './deliveries/outcome/outcome-overrides.js'
import type { OutcomeRule } from './deliveries/outcome/outcomes.js'
import {
  parseRetrySchedule,
  scheduledMs,
  type RetrySchedule,
} from './deliveries/outcome/retry-schedule.js'
import { parseEncryption, type KeySource } from './encryption/encryption-config.js'
import { parseEntra, type EntraConfig } from './entra-config.js'
import { parseGithub, type GithubConfig } from './github/github-config.js'
import { parsePublishRate } from './http/publish/publish-rate.js'
import { isLoopback } from './loopback.js'
import { parseOperationalEvents } from './operational-events/operational-events-config.js'
import { parseRetention } from './operations/retention-config.js'
import { settingsOf, type Environment, type Settings } from './settings.js'
import { parseSigning, type MasterSecret } from './signing/signing-config.js'
import { parseStorage, type StorageConfig } from './storage/storage-config.js'
import { parseQuotas, type SubscriptionQuotas } from './subscriptions/quotas.js'
import { parseTelemetry, type TelemetryConfig } from './telemetry/telemetry-config.js'

/** All that the environment decides, parsed once. */
export interface Config {
  readonly storage: StorageConfig
  readonly entra: EntraConfig
  /** Without a slash at its end. */
  readonly publicBaseUrl: string
  /** Each lets its bearer fire events. */
  readonly publisherKeys: readonly string[]
  /** Requests of one publisher in a minute, to each instance. */
  readonly publishRate: number
  readonly quotas: SubscriptionQuotas
  /** Absent: no events are accepted from GitHub. */
  readonly github?: GithubConfig
  readonly callbacks: CallbackConfig
  readonly retrySchedule: RetrySchedule
  /** What answers mean, where this deployment does not agree with outcomes.ts. */
  readonly outcomes: readonly OutcomeRule[]
  readonly circuitPolicy: CircuitPolicy
  /** The budget of one callback. */
  readonly callsPerMinute: number
  /** Whether an instance delivers at once what it has accepted, where it has room. */
  readonly deliverAtOnce: boolean
  /** Whether operators are told by events of the app's own. */
  readonly operationalEvents: boolean
  /** For how long events are kept. */
  readonly retentionDays: number
  /** None: deliveries are not signed. */
  readonly signingSecrets: readonly MasterSecret[]
  /** The first encrypts callback URLs. None: they are stored plainly. */
  readonly encryptionKeys: readonly KeySource[]
  /** Absent: none is exported. */
  readonly telemetry?: TelemetryConfig
  /** What is allowed, and should be known to whoever runs the app. */
  readonly remarks: readonly string[]
}

/** The environment as a Config. Throws one error that names every missing or wrong setting. */
export const parseConfig = (environment: Environment): Config => {
  const settings = settingsOf(environment)
  const entra = parseEntra(settings)
  const github = parseGithub(settings, entra.tenants)
  const storage = parseStorage(settings)
  const telemetry = parseTelemetry(settings)
  const config = {
    storage,
    entra,
    publicBaseUrl: parsePublicBaseUrl(settings),
    publisherKeys: parsePublisherKeys(settings),
    publishRate: parsePublishRate(settings),
    quotas: parseQuotas(settings),
    ...(github ? { github } : {}),
    callbacks: parseCallbacks(settings, storage),
    retrySchedule: parseRetrySchedule(settings),
    outcomes: parseOutcomes(settings),
    circuitPolicy: parseCircuitPolicy(settings),
    callsPerMinute: parseCallsPerMinute(settings),
    deliverAtOnce: parseDeliverAtOnce(settings),
    operationalEvents: parseOperationalEvents(settings),
    retentionDays: parseRetention(settings),
    signingSecrets: parseSigning(settings),
    encryptionKeys: parseEncryption(settings),
    ...(telemetry ? { telemetry } : {}),
    remarks: settings.remarks,
  }
  checkRetention(config, settings)
  if (settings.faults.length > 0) {
    throw new Error(`The settings are not usable:\n  ${settings.faults.join('\n  ')}`)
  }
  return config
}

/** Events are kept for twice the retention while a delivery of them waits: its last retry has to come before that. */
const checkRetention = (
  { retentionDays, retrySchedule }: Pick<Config, 'retentionDays' | 'retrySchedule'>,
  { fault }: Settings,
): void => {
  const retryDays = Math.ceil(scheduledMs(retrySchedule) / 86_400_000)
  if (retryDays > 2 * retentionDays)
    fault(
      'RETRY_SCHEDULE',
      `takes ${retryDays} days, more than twice the ${retentionDays} of RETENTION_DAYS: events would be purged before their last retry`,
    )
}

const parsePublicBaseUrl = ({ read, fault }: Settings): string => {
  const host = read('WEBSITE_HOSTNAME') // Azure's own name for the app
  const value = read('PUBLIC_BASE_URL') || (host === '' ? '' : `https://${host}`)
  if (value === '')
    fault('PUBLIC_BASE_URL', 'is missing: the https URL that flows reach this app at')
  else if (!URL.canParse(value)) fault('PUBLIC_BASE_URL', `is no URL: "${value}"`)
  else {
    const { origin, pathname, protocol, hostname, search, hash, username } = new URL(value)
    if (protocol !== 'https:' && !isLoopback(hostname)) {
      fault('PUBLIC_BASE_URL', `is not https: "${value}"`)
    }
    if (search !== '' || hash !== '')
      fault('PUBLIC_BASE_URL', `has a query or a fragment: "${value}"`)
    if (username !== '') fault('PUBLIC_BASE_URL', 'holds credentials')
    return origin + pathname.replace(/\/+$/, '')
  }
  return value
}

const shortestKey = 16

const parsePublisherKeys = ({ readList, fault }: Settings): readonly string[] => {
  const keys = readList('PUBLISHER_KEYS')
  if (keys.some((key) => key.length < shortestKey)) {
    fault('PUBLISHER_KEYS', `holds a key of fewer than ${shortestKey} characters`)
  }
  if (keys.some((key) => !/^[\x20-\x7e]+$/.test(key)))
    fault('PUBLISHER_KEYS', 'holds a key with characters that no header can carry')
  return keys
}
