import assert from 'node:assert/strict'
import { test } from 'node:test'
import { costPlot, throughputPlot } from '../../bench/plots/benchmark-plots.js'
import { draw } from '../../bench/plots/draw.js'

const figure = (value: number, reference: number, detail = {}) => ({
  ...{ value, reference, detail },
  unit: '',
  ratio: value / reference,
})

test('throughput is drawn for the sizes that were measured', () => {
  const { lines } = throughputPlot({
    throughput_1: figure(150, 20_000),
    throughput_1000: figure(6247, 24_000),
  })
  assert.deepEqual(
    lines.map(({ points }) => points.map(({ x, text }) => [x, text])),
    [
      [
        [1, '20,000'],
        [1000, '24,000'],
      ],
      [
        [1, '150'],
        [1000, '6,247'],
      ],
    ],
  )
})

test('cost is drawn for all sizes, in their order, as SVG', () => {
  const counted = (operationsPerDelivery: number) => ({ operationsPerDelivery })
  const plot = costPlot({
    storage_ops_1000: figure(0.03, 1, { bySize: { 10000: counted(0.02), 1000: counted(0.03) } }),
    storage_ops_1: figure(6, 1, { bySize: { 1: counted(6) } }),
  })
  const [, ours] = plot.lines
  assert.deepEqual(
    ours?.points.map(({ x, y }) => [x, y]),
    [
      [1, 6],
      [1000, 0.03],
      [10_000, 0.02],
    ],
  )
  assert.match(draw(plot), /^<svg .*Storage operations per delivery/s)
})
