import { PNG } from 'pngjs'

/** What can be told of a PNG file; `fault` says why it ends there. */
export interface Png {
  readonly fault?: string
  readonly width: number
  readonly height: number
  /** Some pixel can be seen through; undefined when the pixels were not read. */
  readonly transparent?: boolean
  /** The colour of all four corners as #rrggbb, when they have one. */
  readonly background?: string
}

const SIGNATURE = '89504e470d0a1a0a'
// A small file may unpack to a huge picture, so its size is looked at before anything is unpacked.
const MOST_PIXELS = 2048 * 2048

/** Reads a PNG; it never throws. */
export const readPng = (content: Uint8Array): Png => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (bytes.toString('hex', 0, 8) !== SIGNATURE) {
    return { width: 0, height: 0, fault: 'it is no PNG' }
  }
  // The PNG specification, §11.2.1: the first chunk is the header, of 13 bytes.
  const isHeader = bytes.length >= 33 && bytes.toString('latin1', 12, 16) === 'IHDR'
  if (!isHeader) return { width: 0, height: 0, fault: 'it has no header' }
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  // A second header could tell another size than the one that was looked at.
  if (bytes.includes('IHDR', 33, 'latin1')) return { ...size, fault: 'it has two headers' }
  const pixels = size.width * size.height
  const interlaced = bytes[28] !== 0
  // What is interlaced is unpacked without a limit.
  if (pixels === 0 || pixels > MOST_PIXELS || interlaced) return size
  try {
    return { ...size, ...coloursOf(PNG.sync.read(bytes)) }
  } catch {
    return { ...size, fault: 'it is damaged or cut short' }
  }
}

/** What the icon rules ask of the pixels, which are red, green, blue and alpha. */
const coloursOf = ({ data, width, height }: PNG): Pick<Png, 'transparent' | 'background'> => {
  const transparent = data.some((value, index) => index % 4 === 3 && value < 255)
  const last = width * height - 1
  const corners = [0, width - 1, last - width + 1, last]
  const colours = new Set(corners.map((at) => data.toString('hex', at * 4, at * 4 + 3)))
  const [background = ''] = colours
  return { transparent, ...(colours.size === 1 ? { background: `#${background}` } : {}) }
}
