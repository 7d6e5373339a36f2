import type { ServerResponse } from 'node:http'
import { Readable, pipeline } from 'node:stream'
import type { WireResponse } from './answers.js'

const chunk = Buffer.alloc(64 * 1024, 'x')

function* bytesOf(total: number) {
  for (let left = total; left > 0; left -= chunk.length) {
    yield left < chunk.length ? chunk.subarray(0, left) : chunk
  }
}

const sendNow = (response: ServerResponse, wire: WireResponse, headers: readonly string[]) => {
  const { body = '' } = wire
  const all = [...headers, ...Object.entries(wire.headers ?? {}).flat()]
  if (typeof body === 'string') {
    all.push('content-length', String(Buffer.byteLength(body)))
    response.writeHead(wire.status, all).end(body)
  } else if ('bytes' in body) {
    response.writeHead(wire.status, all)
    // The caller may well hang up before the end: that is what it is for.
    pipeline(Readable.from(bytesOf(body.bytes)), response, () => undefined)
  } else {
    response.writeHead(wire.status, all).write('x')
    const timer = setInterval(() => response.write('x'), body.byteEachMilliseconds)
    response.once('close', () => {
      clearInterval(timer)
    })
  }
}

/** Sends a response, late if it says so; `headers` are names and values in turn. */
export const sendResponse = (
  response: ServerResponse,
  wire: WireResponse,
  headers: readonly string[] = [],
) => {
  if (wire.delayMilliseconds === undefined) {
    sendNow(response, wire, headers)
    return
  }
  const timer = setTimeout(() => {
    sendNow(response, wire, headers)
  }, wire.delayMilliseconds)
  response.once('close', () => {
    clearTimeout(timer)
  })
}
