import type { TokenCredential } from '@azure/identity'
import {
  AzureMonitorMetricExporter,
  AzureMonitorTraceExporter,
} from '@azure/monitor-opentelemetry-exporter'
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import type { Exporters } from './sdk.js'

/** Exporters to Application Insights. What cannot be sent is not kept on disk: an instance's disk goes with it. */
export const azureExporters = (
  connectionString: string,
  credential: TokenCredential | undefined,
): Exporters => {
  const options = {
    connectionString,
    disableOfflineStorage: true,
    ...(credential ? { credential } : {}),
  }
  return {
    spanProcessors: [new BatchSpanProcessor(new AzureMonitorTraceExporter(options))],
    readers: [
      new PeriodicExportingMetricReader({ exporter: new AzureMonitorMetricExporter(options) }),
    ],
  }
}
