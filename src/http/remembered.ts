/**
 * Asks for something, and answers the same for some time, a fault too: however many ask, it costs no more. Those who come while it is
 * being asked for wait for that answer.
 */
export const remembered = <T>(
  ask: () => Promise<T>,
  milliseconds: number,
  now: () => Date,
): (() => Promise<T>) => {
  let answer: Promise<T> | undefined
  let until = 0
  return () => {
    const at = now().getTime()
    if (answer && at < until) return answer
    answer = ask()
    until = at + milliseconds
    return answer
  }
}
