import { setTimeout as pause } from 'node:timers/promises'

/** What is written together, and how. */
export interface GroupWritesParts<Item, Answer> {
  /** Only items of one name go together. */
  readonly nameOf: (item: Item) => string
  /** Whether one more may go with those that wait already. */
  readonly fits: (waiting: readonly Item[], item: Item) => boolean
  /** Writes some, all of one name; answers what came of each, in order. */
  readonly write: (items: readonly Item[]) => Promise<readonly Answer[]>
  /** Who comes while a write hangs waits no longer than this for it. */
  readonly waitMs?: number
}

interface Group<Item, Answer> {
  readonly items: Item[]
  readonly written: Promise<readonly Answer[]>
}

const longestWaitMs = 3000

/**
 * Group commit: what comes while a write of its name is under way goes into the next one, together with whatever else came meanwhile.
 * Alone, a write waits for nobody. A write that fails fails for all who are in it.
 */
export const groupWrites = <Item, Answer>({
  nameOf,
  fits,
  write,
  waitMs = longestWaitMs,
}: GroupWritesParts<Item, Answer>): ((item: Item) => Promise<Answer>) => {
  /** The last group of each name, until it is over. */
  const last = new Map<string, Group<Item, Answer>>()
  const waiting = new Set<readonly Item[]>()

  const writeAfter = async (before: Promise<unknown> | undefined, items: readonly Item[]) => {
    if (before) {
      waiting.add(items)
      await Promise.race([before, pause(waitMs, undefined, { ref: false })])
      waiting.delete(items)
    }
    return write(items)
  }

  const begin = (name: string, item: Item): Group<Item, Answer> => {
    const items = [item]
    const before = last.get(name)?.written.catch(() => undefined)
    const group = { items, written: writeAfter(before, items) }
    last.set(name, group)
    const forget = () => {
      if (last.get(name) === group) last.delete(name)
    }
    group.written.then(forget, forget)
    return group
  }

  return async (item) => {
    const name = nameOf(item)
    let group = last.get(name)
    if (group && waiting.has(group.items) && fits(group.items, item)) group.items.push(item)
    else group = begin(name, item)
    const place = group.items.length - 1
    const answer = (await group.written)[place]
    if (answer === undefined)
      throw new Error(`A write of ${group.items.length} has no answer for ${place}`)
    return answer
  }
}
