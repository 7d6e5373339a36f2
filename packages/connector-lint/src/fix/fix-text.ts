import type { Finding } from '../finding.js'
import { decodeText } from '../json/decode-text.js'
import { scanJson } from '../json/scan-json.js'
import { applyEdit } from './apply-edit.js'

/** What checks a text, for a fix to know what is left. */
export type Check = (bytes: Uint8Array) => readonly Finding[]

// A fix may lay open another; more rounds than this only happen when two undo each other.
const MOST_ROUNDS = 5

/** A JSON text without what can simply be taken out of it: comments, and commas before a bracket. */
const withoutExtras = (text: string): string =>
  scanJson(text)
    .faults.flatMap(({ offset, length }) => (length === undefined ? [] : [{ offset, length }]))
    .sort((one, other) => other.offset - one.offset)
    .reduce((rest, { offset, length }) => rest.slice(0, offset) + rest.slice(offset + length), text)

/** One edit a finding, from the end of the text to its start, so that no edit moves what another is about. */
const editedOnce = (text: string, findings: readonly Finding[]): string =>
  [...findings]
    .reverse()
    .flatMap(({ fix = [] }) => fix)
    .filter(
      (edit, index, all) => all.findIndex(({ pointer }) => pointer === edit.pointer) === index,
    )
    .reduce(applyEdit, text)

/** A text with everything mended that can be without a person; undefined when nothing can, or it is no UTF-8. */
export const fixText = (bytes: Uint8Array, check: Check): string | undefined => {
  const { text, byteOrderMark, wrongEncoding } = decodeText(bytes)
  if (wrongEncoding !== undefined) return undefined
  let fixed = withoutExtras(text)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fixable = check(Buffer.from(fixed)).filter(({ fix }) => fix !== undefined)
    if (fixable.length === 0) break
    fixed = editedOnce(fixed, fixable)
  }
  return fixed === text && !byteOrderMark ? undefined : fixed
}
