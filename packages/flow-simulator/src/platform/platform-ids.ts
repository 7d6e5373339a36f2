import { randomInt } from 'node:crypto'

// Workflow versions and run ids begin with .NET's Int64.MaxValue minus its ticks (100 ns since the year 1), so that the
// newest sorts first. Counted in milliseconds, both fit a double.
const newestFirst = 922_337_203_685_477
const unixEpoch = 62_135_596_800_000

const twentyDigits = (now: number, subMilliseconds: number) =>
  `0${newestFirst - unixEpoch - Math.floor(now)}${String(subMilliseconds).padStart(4, '0')}`

/** A workflow version as the platform writes it: 20 digits, a new one at each save. */
export const workflowVersion = (now: number) => twentyDigits(now, randomInt(10_000))

/** A source of run ids in the platform's shape, `0858…CU<nn>`, each different. */
export const createRunIds = (scaleUnit: string): ((now: number) => string) => {
  let count = 0
  return (now) => {
    count += 1
    const serial = String(count).padStart(9, '0')
    return `${twentyDigits(now, count % 10_000)}${serial}CU${scaleUnit}`
  }
}
