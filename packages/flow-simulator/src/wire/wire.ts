import type { Exchange, Send } from './exchange.js'
import { messageOf } from '../message-of.js'

/** What goes over the wire, kept: the newest exchanges, a thousand at most unless told otherwise. */
export interface Wire {
  readonly exchanges: () => readonly Exchange[]
  readonly keep: (exchange: Omit<Exchange, 'id'>) => void
  /** Sends, and keeps what came of it. */
  readonly send: (request: Parameters<Send>[0], notes?: readonly string[]) => ReturnType<Send>
  /** Values that are never shown. */
  readonly secrets: () => readonly string[]
  readonly addSecret: (value: string) => void
}

/** What a wire is made with. */
export interface WireOptions {
  readonly send: Send
  readonly now: () => number
  readonly longest?: number
  readonly onChange?: () => void
}

/** A wire on which nothing has gone yet. */
export const createWire = ({ send, now, longest = 1000, onChange }: WireOptions): Wire => {
  const kept: Exchange[] = []
  const secrets = new Set<string>()
  let count = 0

  const keep: Wire['keep'] = (exchange) => {
    kept.push({ id: (count += 1), ...exchange })
    if (kept.length > longest) kept.shift()
  }

  return {
    exchanges: () => kept,
    keep,
    secrets: () => [...secrets],
    // A short one would be found in every other word.
    addSecret: (value) => {
      if (value.length >= 6) secrets.add(value)
    },
    send: async (request, notes = []) => {
      const at = now()
      const done = (answer: Exchange['answer']) => {
        keep({ direction: 'to the service', at, milliseconds: now() - at, request, answer, notes })
        onChange?.()
      }
      try {
        const answer = await send(request)
        done(answer)
        return answer
      } catch (error) {
        done({ fault: messageOf(error) })
        throw error
      }
    },
  }
}
