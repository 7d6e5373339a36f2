import { crc32, deflateSync } from 'node:zlib'

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG of one colour, three channels or four; each row with the filter given. */
export const pngOf = (size: number, colour: readonly number[], filter = 0): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header[8] = 8
  header[9] = colour.length === 4 ? 6 : 2
  const plain = Array.from({ length: size }, () => [...colour]).flat()
  // The filter "left" stores differences to the pixel before: zeros after the first one.
  const row = filter === 0 ? plain : plain.map((value, x) => (x < colour.length ? value : 0))
  const rows = Buffer.concat(Array.from({ length: size }, () => Buffer.from([filter, ...row])))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...chunks])
}
