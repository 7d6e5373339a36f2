import { context, metrics, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, type MetricReader } from '@opentelemetry/sdk-metrics'
import {
  BasicTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setExporting } from './exporting.js'
import { levels } from './measure.js'
import { metricList, type LevelName } from './metric-list.js'
import type { TelemetryConfig } from './telemetry-config.js'

/** Telemetry that is being exported. */
export interface RunningTelemetry {
  /** Resolves when what was measured until now is exported. */
  readonly flush: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Where spans and metrics go. */
export interface Exporters {
  readonly spanProcessors: SpanProcessor[]
  readonly readers: MetricReader[]
}

/**
 * Puts OpenTelemetry's SDK behind its API. Whoever comes with a trace that is sampled is sampled too; of all others, a share is, by their
 * ids, so that all instances agree. Also of those that come marked as not sampled: so does whatever the Functions host hands over.
 * Source: https://github.com/Azure/azure-sdk-for-js/pull/31082, https://github.com/open-telemetry/opentelemetry-js/issues/3057
 */
export const startSdk = (
  { sampledShare, service }: Pick<TelemetryConfig, 'sampledShare' | 'service'>,
  { spanProcessors, readers }: Exporters,
): RunningTelemetry => {
  const resource = resourceFromAttributes({
    'service.name': service.name,
    'service.instance.id': service.instance,
  })
  const share = new TraceIdRatioBasedSampler(sampledShare)
  const sampler = new ParentBasedSampler({ root: share, remoteParentNotSampled: share })
  const tracers = new BasicTracerProvider({ resource, sampler, spanProcessors })
  const meters = new MeterProvider({ resource, readers })
  const contexts = new AsyncLocalStorageContextManager().enable()
  context.setGlobalContextManager(contexts)
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(tracers)
  metrics.setGlobalMeterProvider(meters)
  setExporting(true)

  const lag = monitorEventLoopDelay({ resolution: 20 })
  lag.enable()
  levels.set('loopLag', () => {
    const seconds = lag.percentile(99) / 1e9
    lag.reset()
    return seconds
  })
  for (const name of ['loopLag', 'sockets'] satisfies LevelName[]) {
    const { name: called, unit, description } = metricList[name]
    const gauge = meters
      .getMeter('flow-triggers')
      .createObservableGauge(called, { unit, description })
    gauge.addCallback((result) => {
      result.observe(levels.get(name)?.() ?? 0)
    })
  }

  return {
    flush: async () => {
      await Promise.all([tracers.forceFlush(), meters.forceFlush()])
    },
    stop: async () => {
      setExporting(false)
      lag.disable()
      await Promise.all([tracers.shutdown(), meters.shutdown()])
      for (const api of [trace, metrics, propagation, context]) api.disable()
    },
  }
}
