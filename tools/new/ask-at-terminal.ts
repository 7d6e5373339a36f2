import { createInterface } from 'node:readline'
import type { Ask } from './ask-event-type.js'

/** Where somebody may sit. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream
}

/**
 * Asks whoever sits at a terminal, and takes what is proposed where nobody does. An answer that will not do is asked for again, with the
 * reason. Lines that are pasted all at once answer one question each.
 */
export const askAtTerminal = ({ input, output }: Terminal): { ask: Ask; close: () => void } => {
  const terminal = input.isTTY === true ? createInterface({ input }) : undefined
  const lines = terminal?.[Symbol.asyncIterator]()
  return {
    ask: async (question, proposed, faultIn = () => undefined) => {
      if (lines === undefined) return proposed
      for (;;) {
        output.write(`${question}${proposed === '' ? '' : ` [${proposed}]`}: `)
        const next = await lines.next()
        const typed = next.done === true ? '' : next.value.trim()
        const answer = typed === '' ? proposed : typed
        const fault = faultIn(answer)
        if (fault === undefined || next.done === true) return answer
        output.write(`${fault}\n`)
      }
    },
    close: () => terminal?.close(),
  }
}
