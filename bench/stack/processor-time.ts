import { readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second. Source: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const tickMs = 10

/** How much processor time another process has used, in milliseconds; NaN where nobody says. */
export const processorTime = (processId: number): number => {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8')
    // The name of its program, in brackets, may hold anything.
    const [, , , , , , , , , , , user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(user) + Number(system)) * tickMs
  } catch {
    return NaN
  }
}
