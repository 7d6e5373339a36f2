import { PNG } from 'pngjs'

/**
 * 230 pixels square, the drawing within the 160 in its middle, opaque.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/certification-submission
 */
const size = 230

type Point = readonly [x: number, y: number]

/** A bolt in a ring: an event, and what it sets off. */
const bolt: readonly Point[] = [
  [124, 60],
  [81, 122],
  [108, 122],
  [101, 170],
  [149, 103],
  [119, 103],
]
const ring = { centre: 115, inner: 68, outer: 80 }

/** The connector's icon, drawn: a white bolt and ring on the brand colour, which is also the whole edge. */
export const drawIcon = (brandColor: string): Buffer => {
  const image = new PNG({ width: size, height: size, colorType: 2, inputHasAlpha: true })
  const background = rgb(brandColor)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const share = whiteness(x, y)
      const pixel = background.map((value) => Math.round(value + (255 - value) * share))
      image.data.set([...pixel, 255], (y * size + x) * 4)
    }
  }
  return PNG.sync.write(image, { colorType: 2 })
}

const samples = 4

/** How much of a pixel the drawing covers, by looking at 16 points of it. */
const whiteness = (x: number, y: number): number => {
  let hits = 0
  for (let i = 0; i < samples; i++) {
    for (let j = 0; j < samples; j++) {
      const point: Point = [x + (i + 0.5) / samples, y + (j + 0.5) / samples]
      if (isDrawn(point)) hits++
    }
  }
  return hits / samples ** 2
}

const isDrawn = ([x, y]: Point): boolean => {
  const distance = Math.hypot(x - ring.centre, y - ring.centre)
  return distance < ring.inner ? isInBolt(x, y) : distance <= ring.outer
}

const edges = bolt.map((point, index) => [point, bolt[(index + 1) % bolt.length] ?? point] as const)

/** A ray to the right crosses the outline an odd number of times. */
const isInBolt = (x: number, y: number): boolean => {
  let isInside = false
  for (const [[ax, ay], [bx, by]] of edges)
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside
  return isInside
}

const rgb = (colour: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
