/** What a command has to say: the result, for people or for pipes, and remarks beside it. */
export interface Said {
  readonly result?: string
  readonly remarks?: readonly string[]
  /** It did what it was asked to, and what it found is bad: the exit code is 1. */
  readonly bad?: boolean
}

/** Does a command's work in its surroundings, and tells what it says. */
export type Perform<Surroundings> = (
  work: (surroundings: Surroundings) => Said | Promise<Said>,
) => Promise<void>

/** Does it in real surroundings: results go to standard output, remarks to standard error. */
export const performIn =
  <Surroundings>(surroundings: () => Surroundings | Promise<Surroundings>): Perform<Surroundings> =>
  async (work) => {
    const { result, remarks = [], bad = false } = await work(await surroundings())
    if (result !== undefined) console.log(result)
    for (const remark of remarks) console.error(remark)
    if (bad) process.exitCode = 1
  }
