/** Does work when it is its turn. */
export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** Does what has the same name one after the other, in the order it came, whether the work before it succeeds or fails. */
export const inTurn = (): InTurn => {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work)
    const done = () => {
      if (last.get(name) === over) last.delete(name)
    }
    const over: Promise<unknown> = turn.then(done, done)
    last.set(name, over)
    return turn
  }
}
