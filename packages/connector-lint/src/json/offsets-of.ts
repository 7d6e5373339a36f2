import { createScanner } from 'jsonc-parser'
import { keysOf } from './json-pointer.js'
import { token } from './token-kinds.js'

/** A value that is looked for, or that the way to one leads through. */
interface Wanted {
  readonly around: Wanted | undefined
  /** What is looked for below it, by name or index. */
  readonly below: Map<string, Wanted>
  /** Where it stands, once it is found. */
  offset: number | undefined
}

/** What is looked for, from the root down and by pointers, with how many values that are. */
const treeOf = (pointers: Iterable<string>) => {
  const root: Wanted = { around: undefined, below: new Map(), offset: 0 }
  let count = 0
  const wantedAt = (pointer: string): Wanted => {
    let at = root
    for (const key of keysOf(pointer)) {
      let next = at.below.get(key)
      if (next === undefined) {
        next = { around: at, below: new Map(), offset: undefined }
        at.below.set(key, next)
        count += 1
      }
      at = next
    }
    return at
  }
  const asked = new Map(Array.from(pointers, (pointer) => [pointer, wantedAt(pointer)]))
  return { root, asked, count }
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

/** Finds where values stand in a text, in one walk over it: a member at its key, an element at itself. */
const find = (text: string, root: Wanted, count: number) => {
  let left = count
  const scanner = createScanner(text, true)
  const frames: Frame[] = []
  const note = (wanted: Wanted | undefined, offset: number) => {
    if (wanted !== undefined) {
      if (wanted.offset === undefined) left -= 1
      wanted.offset = offset
    }
    return wanted
  }
  // The value that begins here: the root's, a member's or an element's.
  const begins = (frame: Frame | undefined, offset: number) => {
    if (frame === undefined) return root
    if (!frame.isArray) return frame.member
    return note(frame.wanted?.below.get(String(frame.index)), offset)
  }
  // Whatever is left of the text then holds nothing that is looked for.
  while (left > 0) {
    const kind: number = scanner.scan()
    if (kind === token.endOfFile) return
    if (kind === token.colon) continue
    const offset = scanner.getTokenOffset()
    const frame = frames.at(-1)
    if (kind === token.comma) {
      if (frame === undefined) continue
      frame.index += 1
      frame.isAtKey = true
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

/**
 * The offsets of values in a JSON text, only of these pointers; 0 for any other. For what is missing, that of the nearest thing
 * around it.
 */
export const offsetsOf = (
  text: string,
  pointers: Iterable<string>,
): ((pointer: string) => number) => {
  const { root, asked, count } = treeOf(pointers)
  find(text, root, count)
  const offsetOf = (wanted: Wanted | undefined): number =>
    wanted === undefined ? 0 : (wanted.offset ?? offsetOf(wanted.around))
  return (pointer) => offsetOf(asked.get(pointer))
}
