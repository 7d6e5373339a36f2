import { metrics, type Attributes, type MeterProvider } from '@opentelemetry/api'
import { metricList, secondsBuckets, type LevelName, type MetricName } from './metric-list.js'

type Measured = Exclude<MetricName, LevelName>
type Note = (value: number, attributes: Attributes) => void

let madeBy: MeterProvider | undefined
const notes = new Map<Measured, Note>()

/** Makes the instrument of a metric. */
const noteOf = (provider: MeterProvider, metric: Measured): Note => {
  const { name, kind, unit, description } = metricList[metric]
  const meter = provider.getMeter('flow-triggers')
  switch (kind) {
    case 'counter': {
      const counter = meter.createCounter(name, { unit, description })
      return (value, attributes) => {
        counter.add(value, attributes)
      }
    }
    case 'gauge': {
      const gauge = meter.createGauge(name, { unit, description })
      return (value, attributes) => {
        gauge.record(value, attributes)
      }
    }
    case 'histogram': {
      const advice = { explicitBucketBoundaries: secondsBuckets }
      const histogram = meter.createHistogram(name, { unit, description, advice })
      return (value, attributes) => {
        histogram.record(value, attributes)
      }
    }
  }
}

/** Counts or notes a value of a metric; does nothing where no telemetry is exported. */
export const measure = (metric: Measured, value: number, attributes: Attributes = {}): void => {
  const provider = metrics.getMeterProvider()
  if (provider !== madeBy) {
    // What was made before exporters were there leads nowhere.
    notes.clear()
    madeBy = provider
  }
  const note = notes.get(metric) ?? noteOf(provider, metric)
  notes.set(metric, note)
  note(value, attributes)
}

/** What is read when metrics are exported. */
export const levels = new Map<LevelName, () => number>()
