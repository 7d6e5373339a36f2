import { setTimeout as pause } from 'node:timers/promises'

/** What is written together, and how. */
export interface GroupWritesParts<Item, Answer> {
  /** Only items of one key go together, and wait for each other. */
  readonly keyOf: (item: Item) => string
  /** Whether one more may go with those that wait already. */
  readonly fits: (waiting: readonly Item[], item: Item) => boolean
  /** Writes some, all of one key; answers what came of each, in order. */
  readonly write: (items: readonly Item[]) => Promise<readonly Answer[]>
  /** Who comes while a write hangs waits no longer than this for it. */
  readonly waitMs?: number
}

interface Group<Item, Answer> {
  readonly items: Item[]
  readonly written: Promise<readonly Answer[]>
  /** Lets it be written now: it can take no more. */
  readonly go: () => void
}

/** Nobody waits longer than this for what others ask of storage: it may hang. */
export const longestWaitMs = 3000

/**
 * Group commit: what comes while a write of its key is under way goes into the next one, together with whatever else came meanwhile.
 * Alone, a write waits for nobody, and a group that can take no more waits no longer. A write that fails fails for all who are in it.
 */
export const groupWrites = <Item, Answer>({
  keyOf,
  fits,
  write,
  waitMs = longestWaitMs,
}: GroupWritesParts<Item, Answer>): ((item: Item) => Promise<Answer>) => {
  /** The last group of each key, until it is over. */
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

  const begin = (key: string, item: Item): Group<Item, Answer> => {
    const items = [item]
    const before = last.get(key)?.written.catch(() => undefined)
    let go: () => void = () => undefined
    const full = new Promise<void>((resolve) => (go = resolve))
    const group = { items, go, written: writeAfter(before && Promise.race([before, full]), items) }
    last.set(key, group)
    const forget = () => {
      if (last.get(key) === group) last.delete(key)
    }
    group.written.then(forget, forget)
    return group
  }

  return async (item) => {
    const key = keyOf(item)
    let group = last.get(key)
    if (group && waiting.has(group.items) && fits(group.items, item)) group.items.push(item)
    else {
      group?.go()
      group = begin(key, item)
    }
    const place = group.items.length - 1
    const answer = (await group.written)[place]
    if (answer === undefined)
      throw new Error(`A write of ${group.items.length} has no answer for ${place}`)
    return answer
  }
}
