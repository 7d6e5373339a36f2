import type { Socket } from 'node:net'
import { codedError } from './coded-error.js'

/** What has been seen of the answer to the request that a connection is waiting with. */
export interface AnswerHead {
  /** A request is sent: what comes now is its answer. */
  readonly expect: () => void
  /** A byte of it has come. */
  readonly hasBegun: () => boolean
  /** The status of its status line, once that has come. */
  readonly status: () => number | undefined
}

/** `HTTP/1.1 202`, where 0 stands for any digit. */
const pattern = Buffer.from('HTTP/1.0 000')
const statusLineLength = pattern.length
const statusAt = 9
const zero = 0x30

const digitOf = (byte: number | undefined) => (byte ?? 0) - zero

const isLike = (byte: number | undefined, wanted: number | undefined) =>
  wanted === zero ? digitOf(byte) >= 0 && digitOf(byte) <= 9 : byte === wanted

/** The status of a status line; undefined where there is none. Read byte by byte, since every answer is looked at. */
const statusOf = (head: Buffer): number | undefined => {
  for (let i = 0; i < statusLineLength; i++) if (!isLike(head[i], pattern[i])) return undefined
  let status = 0
  for (let i = statusAt; i < statusLineLength; i++) status = status * 10 + digitOf(head[i])
  return status
}

/** Interim answers to one request, and the bytes of each, beyond which a receiver is not listened to. */
const mostInterim = 8
const mostInterimBytes = 16 * 1024

/** 101 is no interim answer: it is the last one in HTTP. */
const isInterim = (status: number | undefined) =>
  status !== undefined && status < 200 && status !== 101

/**
 * Keeps interim answers (1xx) from whoever reads this socket, and notes the status as soon as it has come. undici takes an interim
 * answer 100 that it did not ask for as an error, which RFC 9110 §15.2 says a client can discard; and it tells the status only after
 * all headers. It reads sockets with `read()`, and with nothing else.
 */
export const watchHead = (socket: Socket): AnswerHead => {
  const readAll = socket.read.bind(socket)
  let isExpected = false
  let hasBegun = false
  let status: number | undefined
  let interim = 0
  let held: Buffer | undefined

  const giveUp = () => {
    socket.destroy(codedError('too-many-interim-answers'))
    return null
  }

  const skipInterim = (part: Buffer): Buffer | null => {
    hasBegun = true
    let head = held ? Buffer.concat([held, part]) : part
    held = undefined
    while (head.length >= statusLineLength) {
      status = statusOf(head)
      if (!isInterim(status)) {
        isExpected = false
        return head
      }
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) break
      if (++interim > mostInterim) return giveUp()
      head = head.subarray(end + 4)
    }
    if (head.length > mostInterimBytes) return giveUp()
    held = head
    return null
  }

  socket.read = (size?: number): unknown => {
    const part: unknown = readAll(size)
    return isExpected && Buffer.isBuffer(part) ? skipInterim(part) : part
  }
  return {
    expect: () => {
      isExpected = true
      hasBegun = false
      status = undefined
      interim = 0
      held = undefined
    },
    hasBegun: () => hasBegun,
    status: () => (isInterim(status) ? undefined : status),
  }
}
