import type { Hour } from '../../api/api-types.js'

/** What is drawn of an hour, from the ground up. */
export const layers = ['delivered', 'waiting', 'deadLettered'] as const

/** One of them. */
export type Layer = (typeof layers)[number]

/** A part of an hour's bar. */
export interface Bar {
  readonly layer: Layer
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How many of an hour's deliveries are in a layer. */
export const layerCount = (hour: Hour, layer: Layer): number =>
  layer === 'waiting' ? hour.pending + hour.parked : hour[layer]

const heightOf = (hour: Hour): number =>
  layers.reduce((sum, layer) => sum + layerCount(hour, layer), 0)

/** The least height of what is not nothing: one dead letter among thousands of deliveries has to be seen. */
const least = 2

/** The bars of a chart of some width and height: one for each hour, of layers that stand on each other. */
export const barsOf = (hours: readonly Hour[], width: number, height: number): Bar[] => {
  const most = Math.max(1, ...hours.map(heightOf))
  const room = height - least * layers.length
  const step = width / Math.max(1, hours.length)
  return hours.flatMap((hour, index) => {
    let y = height
    return layers.flatMap((layer) => {
      const count = layerCount(hour, layer)
      if (count === 0) return []
      const tall = Math.max(least, (count / most) * room)
      y -= tall
      return [{ layer, x: index * step + step * 0.1, y, width: step * 0.8, height: tall }]
    })
  })
}
