import type { TokenCredential } from '@azure/identity'
import type { RunningTelemetry } from './sdk.js'
import type { TelemetryConfig } from './telemetry-config.js'

/** How an identity's tokens are come by. */
type CredentialOf = (clientId?: string) => TokenCredential

const load = async (
  config: TelemetryConfig,
  credentialOf: CredentialOf,
): Promise<RunningTelemetry> => {
  const { azure, otlpEndpoint } = config
  const [{ startSdk }, ...exporters] = await Promise.all([
    import('./sdk.js'),
    azure &&
      import('./azure-exporters.js').then(({ azureExporters }) =>
        azureExporters(
          azure.connectionString,
          azure.identity && credentialOf(azure.identity.clientId),
        ),
      ),
    otlpEndpoint !== undefined &&
      import('./otlp-exporters.js').then(({ otlpExporters }) => otlpExporters(otlpEndpoint)),
  ])
  const all = exporters.filter((each) => typeof each === 'object')
  return startSdk(config, {
    spanProcessors: all.flatMap(({ spanProcessors }) => spanProcessors),
    readers: all.flatMap(({ readers }) => readers),
  })
}

let running: Promise<RunningTelemetry | undefined> = Promise.resolve(undefined)

/**
 * Begins to export telemetry, where there is somewhere for it to go: only then is any of OpenTelemetry's SDK loaded. Nobody waits for that;
 * what happens before it is there is not measured. Answers what is running, undefined where nothing is.
 */
export const startTelemetry = (
  config: TelemetryConfig | undefined,
  credentialOf: CredentialOf,
  failed: (error: unknown) => void,
): Promise<RunningTelemetry | undefined> => {
  if (!config) return running
  running = load(config, credentialOf).catch((error: unknown) => {
    failed(error)
    return undefined
  })
  return running
}

/** Exports what was measured until now. What cannot be exported is lost, and nobody fails by it. */
export const flushTelemetry = async (): Promise<void> => {
  const telemetry = await running
  await telemetry?.flush().catch(() => undefined)
}
