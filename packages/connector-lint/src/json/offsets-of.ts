import { createScanner } from 'jsonc-parser'
import { child, keysOf, parentPointer } from './json-pointer.js'
import { token } from './token-kinds.js'

/** What is looked for below a value, by name or index. */
interface Wanted {
  readonly pointer: string
  readonly below: Map<string, Wanted>
}

const treeOf = (pointers: Iterable<string>): { root: Wanted; count: number } => {
  const root: Wanted = { pointer: '', below: new Map() }
  let count = 0
  for (const pointer of pointers) {
    let at = root
    for (const key of keysOf(pointer)) {
      let next = at.below.get(key)
      if (next === undefined) {
        next = { pointer: child(at.pointer, key), below: new Map() }
        at.below.set(key, next)
        count += 1
      }
      at = next
    }
  }
  return { root, count }
}

/** An object or array around the token that is read. */
interface Frame {
  /** What is looked for in it; nothing where the way does not lead through it. */
  readonly wanted: Wanted | undefined
  readonly isArray: boolean
  index: number
  /** The member that the next value belongs to. */
  member: Wanted | undefined
  isAtKey: boolean
}

/** Where values stand in a text, found in one walk over it: a member at its key, an element at itself. */
const find = (text: string, root: Wanted, count: number): Map<string, number> => {
  const found = new Map([['', 0]])
  if (root.below.size === 0) return found
  const scanner = createScanner(text, true)
  const frames: Frame[] = []
  const note = (wanted: Wanted | undefined, offset: number) => {
    if (wanted !== undefined) found.set(wanted.pointer, offset)
    return wanted
  }
  // The value that begins here: the root's, a member's or an element's.
  const begins = (frame: Frame | undefined, offset: number) => {
    if (frame === undefined) return root
    if (!frame.isArray) return frame.member
    return note(frame.wanted?.below.get(String(frame.index)), offset)
  }
  for (;;) {
    const kind: number = scanner.scan()
    // Whatever is left of the text holds nothing that is looked for.
    if (kind === token.endOfFile || found.size > count) return found
    if (kind === token.colon) continue
    const offset = scanner.getTokenOffset()
    const frame = frames.at(-1)
    if (kind === token.comma) {
      if (frame) Object.assign(frame, { index: frame.index + 1, isAtKey: true })
    } else if (kind === token.closeBrace || kind === token.closeBracket) frames.pop()
    else if (kind === token.string && frame?.isArray === false && frame.isAtKey) {
      const name = frame.wanted && scanner.getTokenValue()
      frame.member = note(name === undefined ? undefined : frame.wanted?.below.get(name), offset)
      frame.isAtKey = false
    } else {
      const wanted = begins(frame, offset)
      const isArray = kind === token.openBracket
      if (isArray || kind === token.openBrace) {
        frames.push({ wanted, isArray, index: 0, member: undefined, isAtKey: true })
      }
    }
  }
}

/** The offsets of values in a JSON text by their pointers; for what is missing that of the nearest thing around it. */
export const offsetsOf = (
  text: string,
  pointers: Iterable<string>,
): ((pointer: string) => number) => {
  const { root, count } = treeOf(pointers)
  const found = find(text, root, count)
  const offsetOf = (pointer: string): number =>
    found.get(pointer) ?? (pointer === '' ? 0 : offsetOf(parentPointer(pointer)))
  return offsetOf
}
