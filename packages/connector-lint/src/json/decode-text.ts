/** Text of a file, with what was wrong with its bytes. */
export interface DecodedText {
  readonly text: string
  readonly bytes: number
  readonly byteOrderMark: boolean
  /** Why the bytes are not UTF-8, or undefined when they are. */
  readonly wrongEncoding?: string
}

const decode = (bytes: Uint8Array, encoding: string, fatal = false) =>
  new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes)

const utf16 = (bytes: Uint8Array): string | undefined => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (second === 0 && first !== 0 && bytes.length > 1) return 'utf-16le'
  return first === 0 && second !== undefined && second !== 0 ? 'utf-16be' : undefined
}

/** Reads bytes as text whatever their encoding: JSON has to be UTF-8 (RFC 8259 §8.1), the rest is told. */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const wide = utf16(bytes)
  const read = () => {
    if (wide !== undefined) {
      return { raw: decode(bytes, wide), wrongEncoding: `it is ${wide.toUpperCase()}` }
    }
    try {
      return { raw: decode(bytes, 'utf-8', true) }
    } catch {
      return { raw: decode(bytes, 'utf-8'), wrongEncoding: 'some bytes are no UTF-8 characters' }
    }
  }
  const { raw, ...rest } = read()
  const byteOrderMark = raw.startsWith('\uFEFF')
  return { text: byteOrderMark ? raw.slice(1) : raw, bytes: bytes.length, byteOrderMark, ...rest }
}
