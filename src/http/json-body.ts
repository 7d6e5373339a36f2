import type { HttpRequest } from '@azure/functions'
import { Problem } from '../problem.js'
import { bodyBytes } from './body-bytes.js'
import { deepestJson, jsonShape, type JsonShape } from './json-shape.js'

/** JSON, parsed, and as the bytes that were sent, without a byte order mark. */
export interface JsonBody {
  readonly value: unknown
  readonly bytes: Uint8Array
}

const byteOrderMark = [0xef, 0xbb, 0xbf]

/** Reads a JSON body of at most `limit` bytes; throws a Problem for anything else. */
export const jsonBody = async (request: HttpRequest, limit: number): Promise<JsonBody> => {
  return parseJson(await bodyBytes(request, limit))
}

/**
 * JSON in UTF-8; throws a Problem for anything else, and for what is nested too deeply. A byte order mark may be ignored, and may not
 * be passed on. What the caller has to say against its shape is said before it is parsed.
 * Source: https://www.rfc-editor.org/rfc/rfc8259#section-8.1
 */
export const parseJson = (
  sent: Uint8Array,
  check: (shape: JsonShape) => void = () => undefined,
): JsonBody => {
  const isMarked = byteOrderMark.every((byte, i) => sent[i] === byte)
  const bytes = isMarked ? sent.slice(byteOrderMark.length) : sent
  const shape = jsonShape(bytes)
  check(shape)
  if (shape.depth > deepestJson)
    throw new Problem(
      'body-too-deep',
      `The body is nested ${shape.depth} levels deep, or deeper; at most ${deepestJson} are accepted.`,
    )
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    return { value: JSON.parse(decoder.decode(bytes)), bytes }
  } catch (cause) {
    throw new Problem(
      'body-not-json',
      bytes.length === 0 ? 'The body is empty.' : 'The body is not JSON in UTF-8.',
      { cause },
    )
  }
}
