import { crc32, inflateSync } from 'node:zlib'

/** What can be told of a PNG file; `fault` says why it ends there. */
export interface Png {
  readonly fault?: string
  readonly width: number
  readonly height: number
  /** Some pixel can be seen through; undefined when the pixels could not be read. */
  readonly transparent?: boolean
  /** The colour of all four corners as #rrggbb, when they have one. */
  readonly background?: string
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
// Bounds what a small file may unpack to.
const MOST_PIXELS = 2048 * 2048
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

const chunksOf = (bytes: Buffer): Map<string, Buffer> | string => {
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > bytes.length) return 'a chunk is cut short'
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) {
      return `the checksum of ${JSON.stringify(type)} is wrong`
    }
    const data = bytes.subarray(at + 8, end)
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.alloc(0), data]))
    if (type === 'IEND') return chunks
    at = end + 4
  }
  return 'it has no end chunk'
}

const paeth = (left: number, up: number, corner: number): number => {
  const estimate = left + up - corner
  const far = (value: number) => Math.abs(estimate - value)
  if (far(left) <= far(up) && far(left) <= far(corner)) return left
  return far(up) <= far(corner) ? up : corner
}

/** The rows of pixels, their filters undone: PNG specification, §9. */
const unfilter = (data: Buffer, rowBytes: number, height: number, step: number): Buffer[] => {
  const rows: Buffer[] = []
  for (let y = 0; y < height; y += 1) {
    const start = y * (rowBytes + 1)
    const filter = data[start] ?? 0
    const row = Buffer.from(data.subarray(start + 1, start + 1 + rowBytes))
    const above = rows[y - 1]
    for (let x = 0; x < row.length; x += 1) {
      const left = row[x - step] ?? 0
      const up = above?.[x] ?? 0
      const corner = x < step ? 0 : (above?.[x - step] ?? 0)
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      row[x] = ((row[x] ?? 0) + added) & 0xff
    }
    rows.push(row)
  }
  return rows
}

const hex = (channels: readonly number[]) =>
  `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`

const pixelsOf = (header: Buffer, chunks: Map<string, Buffer>) => {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth, kind = -1, , , interlaced] = header.subarray(8)
  const channels = CHANNELS[kind]
  const readable = depth === 8 && channels !== undefined && interlaced === 0
  if (!readable || width * height > MOST_PIXELS) return {}
  const size = (width * channels + 1) * height
  const data = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0), { maxOutputLength: size })
  if (data.length < size) return {}
  const rows = unfilter(data, width * channels, height, channels)
  const [palette, alphas] = [chunks.get('PLTE'), chunks.get('tRNS')]
  const pixel = (x: number, y: number): number[] => {
    const raw = [...(rows[y]?.subarray(x * channels, (x + 1) * channels) ?? [])]
    const [first = 0, second = 255] = raw
    if (kind === 3) {
      return [...(palette?.subarray(first * 3, first * 3 + 3) ?? []), alphas?.[first] ?? 255]
    }
    return kind === 0 || kind === 4 ? [first, first, first, second] : raw
  }
  const corners = [
    pixel(0, 0),
    pixel(width - 1, 0),
    pixel(0, height - 1),
    pixel(width - 1, height - 1),
  ]
  const colours = new Set(corners.map((it) => hex(it.slice(0, 3))))
  const [background] = colours
  const alpha = (x: number, y: number) => pixel(x, y)[3] ?? 255
  const mayBeClear = kind === 4 || kind === 6 || alphas !== undefined
  const transparent =
    mayBeClear &&
    rows.some((_, y) => Array.from({ length: width }, (__, x) => x).some((x) => alpha(x, y) < 255))
  return { transparent, ...(colours.size === 1 && background ? { background } : {}) }
}

/** Reads a PNG by its chunks; it never throws. */
export const readPng = (bytes: Buffer): Png => {
  const nothing = { width: 0, height: 0 }
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return { ...nothing, fault: 'it is no PNG' }
  const chunks = chunksOf(bytes)
  if (typeof chunks === 'string') return { ...nothing, fault: chunks }
  const header = chunks.get('IHDR')
  if (header?.length !== 13) return { ...nothing, fault: 'it has no header' }
  const size = { width: header.readUInt32BE(0), height: header.readUInt32BE(4) }
  try {
    return { ...size, ...pixelsOf(header, chunks) }
  } catch {
    return { ...size, fault: 'its pixels cannot be unpacked' }
  }
}
