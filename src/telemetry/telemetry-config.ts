import { plainNumber, type Settings } from '../settings.js'

/** Where telemetry goes, and how much of it. */
export interface TelemetryConfig {
  readonly azure?: {
    readonly connectionString: string
    /** Whose tokens it takes: those of the identity of this client id, or of the app's own; absent: it takes anybody's telemetry. */
    readonly identity?: { readonly clientId?: string }
  }
  /** The base of an OTLP endpoint, over HTTP; without a slash at its end. */
  readonly otlpEndpoint?: string
  /** Which share of traces is exported. */
  readonly sampledShare: number
  /** What this process is called. */
  readonly service: { readonly name: string; readonly instance: string }
}

/** What Azure's template asks for, and OpenTelemetry's own default is one: every POST is a span, and each is paid for. */
const usualShare = '0.1'

const parseAzure = ({ read, fault }: Settings): TelemetryConfig['azure'] => {
  const connectionString = read('APPLICATIONINSIGHTS_CONNECTION_STRING')
  const authentication = read('APPLICATIONINSIGHTS_AUTHENTICATION_STRING')
  if (connectionString === '') return undefined
  if (!/(^|;)InstrumentationKey=[0-9a-f-]{36}(;|$)/i.test(connectionString))
    fault('APPLICATIONINSIGHTS_CONNECTION_STRING', 'has no InstrumentationKey')
  if (!/(^|;)Authorization=AAD(;|$)/i.test(authentication)) return { connectionString }
  const [, , clientId] = /(^|;)ClientId=([0-9a-f-]{36})/i.exec(authentication) ?? []
  return { connectionString, identity: clientId === undefined ? {} : { clientId } }
}

const parseOtlp = ({ read, fault }: Settings): string | undefined => {
  const endpoint = read('OTEL_EXPORTER_OTLP_ENDPOINT').replace(/\/+$/, '')
  if (endpoint === '') return undefined
  if (!/^https?:\/\//i.test(endpoint) || !URL.canParse(endpoint))
    fault('OTEL_EXPORTER_OTLP_ENDPOINT', 'is no http or https URL')
  else if (new URL(endpoint).username !== '')
    fault(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'holds credentials: put them into OTEL_EXPORTER_OTLP_HEADERS',
    )
  return endpoint
}

/** The settings of telemetry; undefined where there is nowhere for it to go. */
export const parseTelemetry = (settings: Settings): TelemetryConfig | undefined => {
  const { read, fault } = settings
  const [azure, otlpEndpoint] = [parseAzure(settings), parseOtlp(settings)]
  const share = read('OTEL_TRACES_SAMPLER_ARG') || usualShare
  const sampledShare = plainNumber(share)
  if (!(sampledShare >= 0 && sampledShare <= 1))
    fault('OTEL_TRACES_SAMPLER_ARG', `is no share from 0 to 1: "${share}"`)
  const service = {
    name: read('WEBSITE_SITE_NAME') || 'flow-triggers',
    instance: read('WEBSITE_INSTANCE_ID') || String(process.pid),
  }
  if (!azure && otlpEndpoint === undefined) return undefined
  return {
    ...(azure ? { azure } : {}),
    ...(otlpEndpoint === undefined ? {} : { otlpEndpoint }),
    sampledShare,
    service,
  }
}
