import {
  AggregationTemporality,
  InMemoryMetricExporter,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base'
import { startSdk } from '../../src/telemetry/sdk.js'

/** A span as it is exported, in what tests look at. */
export const spanFacts = (span: ReadableSpan) => ({
  name: span.name,
  traceId: span.spanContext().traceId,
  spanId: span.spanContext().spanId,
  parentId: span.parentSpanContext?.spanId,
  attributes: span.attributes,
})

/** Telemetry whose exports are kept in memory; to be stopped by who started it, for all tests of a process share what stands behind the API. */
export const memoryTelemetry = (sampledShare = 1) => {
  const spans = new InMemorySpanExporter()
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const running = startSdk(
    { sampledShare, service: { name: 'flow-triggers', instance: '1' } },
    {
      spanProcessors: [new SimpleSpanProcessor(spans)],
      readers: [
        new PeriodicExportingMetricReader({ exporter: metrics, exportIntervalMillis: 3_600_000 }),
      ],
    },
  )
  return {
    ...running,
    spans: () => spans.getFinishedSpans().map(spanFacts),
    /** The last export of each metric, by its name. */
    metrics: async () => {
      await running.flush()
      const last = metrics.getMetrics().at(-1)?.scopeMetrics ?? []
      return new Map(
        last.flatMap((scope) => scope.metrics).map((each) => [each.descriptor.name, each] as const),
      )
    },
    /** All that was exported, as one text. */
    text: () =>
      JSON.stringify([
        spans
          .getFinishedSpans()
          .map((span) => [
            span.name,
            span.attributes,
            span.events,
            span.status,
            span.resource.attributes,
          ]),
        metrics.getMetrics().map((each) => each.scopeMetrics),
      ]),
  }
}
