import { createInterface } from 'node:readline'
import type { Ask } from './ask-event-type.js'

/** Where somebody may sit. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream
}

/** Asks whoever sits at a terminal, and takes what is proposed where nobody does. Lines that are pasted all at once answer one question each. */
export const askAtTerminal = ({ input, output }: Terminal): { ask: Ask; close: () => void } => {
  const terminal = input.isTTY === true ? createInterface({ input }) : undefined
  const lines = terminal?.[Symbol.asyncIterator]()
  return {
    ask: async (question, proposed) => {
      if (lines === undefined) return proposed
      output.write(`${question}${proposed === '' ? '' : ` [${proposed}]`}: `)
      const next = await lines.next()
      const answer = next.done === true ? '' : next.value.trim()
      return answer === '' ? proposed : answer
    },
    close: () => terminal?.close(),
  }
}
