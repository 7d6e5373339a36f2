import { Session, type Profiler } from 'node:inspector'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { largeDefinition } from './large-definition.js'

/** How often each function and block of this package ran, by where it stands. */
export type Steps = ReadonlyMap<string, number>

/** The steps of a check and of a comparison, at each of some sizes. */
export interface Counted {
  readonly check: readonly Steps[]
  readonly diff: readonly Steps[]
}

/** Twice as large each. */
export const SIZES = [32, 64] as const

const stepsIn = (scripts: readonly Profiler.ScriptCoverage[]): Steps =>
  new Map(
    scripts
      .filter(({ url }) => url.includes('/connector-lint/dist/src/'))
      .flatMap(({ url, functions }) =>
        functions.flatMap(({ functionName, ranges }) =>
          ranges.map(({ count, startOffset }): [string, number] => [
            `${url.replace(/.*\/src\//, '')} ${functionName} at ${startOffset}`,
            count,
          ]),
        ),
      ),
  )

// Only what is loaded after the counting began is counted to the last block.
const counting = async () => {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const { checkDefinition } = await import('../src/check-definition.js')
  const { diffDefinitions } = await import('../src/diff/diff-definitions.js')
  const taken = () => {
    let steps: Steps = new Map()
    session.post('Profiler.takePreciseCoverage', (_, { result }) => (steps = stepsIn(result)))
    return steps
  }
  const stepsOf = (act: (size: number) => void) =>
    SIZES.map((size) => {
      taken()
      act(size)
      return taken()
    })
  const counted: Counted = {
    check: stepsOf((size) =>
      checkDefinition(Buffer.from(largeDefinition(size)), 'a.json', { strictRepo: true }),
    ),
    diff: stepsOf((size) => {
      const text = largeDefinition(size)
      const other = text.replaceAll(/"(p|q|List)(?=\d)/g, '"$1_')
      diffDefinitions(
        { file: 'old.json', bytes: Buffer.from(text) },
        { file: 'new.json', bytes: Buffer.from(other) },
      )
    }),
  }
  parentPort?.postMessage(counted)
}

if (!isMainThread) await counting()

/** Counts the steps of a check and of a comparison of large definitions, in a thread of its own. */
export const countSteps = (): Promise<Counted> =>
  new Promise((resolve, reject) => {
    new Worker(new URL(import.meta.url)).once('message', resolve).once('error', reject)
  })
