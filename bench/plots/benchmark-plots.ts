import { shown, type Figures } from '../figure-table.js'
import type { Line, Plot } from './draw.js'

const blue = '#0b62b8'
const orange = '#c2570c'

const point = (x: number, y: number) => ({ x, y, text: shown(y) })

const sizes = [1, 100, 1000, 10_000]

/** How throughput grows with the subscriptions of an event. */
export const throughputPlot = (figures: Figures): Plot => {
  const measured = sizes.flatMap((size) => {
    const figure = figures[`throughput_${size}`]
    return figure ? [{ size, ...figure }] : []
  })
  return {
    title: 'Deliveries per second',
    about:
      'End to end with durable accounts, and bare POSTs of the same bodies to the same receiver',
    xName: 'Subscriptions of each event',
    yName: 'Deliveries per second',
    lines: [
      {
        ...{ name: 'Bare undici at its best concurrency', color: orange, dashed: true },
        labels: 'above',
        points: measured.map(({ size, reference }) => point(size, reference)),
      },
      {
        ...{ name: 'Flow Triggers', color: blue },
        labels: 'below',
        points: measured.map(({ size, value }) => point(size, value)),
      },
    ],
  }
}

/** Storage operations for a delivery, by the subscriptions of an event. */
type Counts = Readonly<Record<string, { readonly operationsPerDelivery: number }>>

const bySize = (figures: Figures): Map<number, number> => {
  const found = new Map<number, number>()
  for (const name of ['storage_ops_1', 'storage_ops_1000']) {
    const counts = figures[name]?.detail.bySize as Counts | undefined
    for (const [size, { operationsPerDelivery }] of Object.entries(counts ?? {}))
      found.set(Number(size), operationsPerDelivery)
  }
  return found
}

/** How the storage operations that a delivery costs shrink with the subscriptions of an event. */
export const costPlot = (figures: Figures): Plot => {
  const measured = [...bySize(figures)].toSorted(([a], [b]) => a - b)
  const line = (name: string, style: Omit<Line, 'name' | 'points'>, of: (y: number) => number) => ({
    ...{ name, ...style },
    points: measured.map(([x, y]) => point(x, of(y))),
  })
  return {
    title: 'Storage operations per delivery',
    about:
      'Counted before the storage emulator, events one at a time, looks at empty queues left out',
    xName: 'Subscriptions of each event',
    yName: 'Operations per delivery',
    lines: [
      line('One operation per delivery', { color: orange, dashed: true, labels: 'none' }, () => 1),
      line('Flow Triggers', { color: blue, labels: 'above' }, (y) => y),
    ],
  }
}
