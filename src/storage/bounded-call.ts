import { RestError } from '@azure/data-tables'

/** For how long storage is waited for, and how often. */
export interface CallTimes {
  /** For one time, the SDK's own quick repeats and its pauses included. */
  readonly tryMs: number
  /** A call that hung is made once more, on another connection: the first one may have been dead. */
  readonly tries: number
}

/**
 * Storage works for five seconds on a query before it answers with what it has; the rest is for the page to come in. What takes
 * longer is taken for lost: all that the app does can be done again. No caller waits longer than both tries.
 * Source: https://learn.microsoft.com/rest/api/storageservices/query-timeout-and-pagination
 */
export const storageCallTimes: CallTimes = { tryMs: 8000, tries: 2 }

/** Makes a call of storage, or of who else is named, that ends in any case: with its answer, its fault, or that none came. */
export const boundedCall = async <T>(
  call: (signal: AbortSignal) => Promise<T>,
  { tryMs, tries }: CallTimes,
  who = 'Storage',
): Promise<T> => {
  for (let made = 1; ; made++) {
    const tried = await once(call, tryMs)
    if (tried) return tried.answer
    if (made >= tries)
      throw new RestError(`${who} has not answered within ${tryMs} ms, ${tries} times`, {
        code: 'ETIMEDOUT',
      })
  }
}

/** Time is counted in ticks: while this process stalls, whose fault an answer's lateness is, none or one goes by. */
const ticksOfTry = 8

/** Undefined when no answer came in time: the call is aborted then, so that its socket is let go. */
const once = async <T>(
  call: (signal: AbortSignal) => Promise<T>,
  tryMs: number,
): Promise<{ readonly answer: T } | undefined> => {
  const controller = new AbortController()
  const over = new Promise<undefined>((resolve) => {
    controller.signal.addEventListener('abort', () => {
      resolve(undefined)
    })
  })
  let ticks = 0
  const clock = setInterval(() => {
    if (++ticks >= ticksOfTry) controller.abort()
  }, tryMs / ticksOfTry)
  try {
    // Not everything that a call waits for heeds its signal: a credential may not.
    return await Promise.race([over, call(controller.signal).then((answer) => ({ answer }))])
  } finally {
    clearInterval(clock)
  }
}
