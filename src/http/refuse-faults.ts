import { Problem, type ProblemCode, type ProblemExtras } from '../problem.js'

type Faults = NonNullable<ProblemExtras['errors']>

/** What is wrong all over is not worth a longer answer. */
const faultsShown = 20

/** Throws a Problem that names each fault with its path, unless there is none. */
export const refuseFaults = (code: ProblemCode, faults: Faults): void => {
  if (faults.length === 0) return
  const errors = faults.slice(0, faultsShown)
  const told = errors.map(({ path, message }) => `${path || 'The payload'} ${message}.`)
  const more = faults.length > errors.length ? [`And ${faults.length - errors.length} more.`] : []
  throw new Problem(code, [...told, ...more].join(' '), { errors })
}
