import { clock } from '../clock.js'
import { describeFault } from '../describe-fault.js'
import type { Try } from './prepare-try.js'
import type { RunningApp } from './start-app.js'

/**
 * Starts the app as it is built now, and says so. A catalogue that is wrong is told, and the app goes on as it is; so is an app
 * that does not start, which the next change may mend.
 */
export const reload = async (
  { restart }: Pick<RunningApp, 'restart'>,
  prepare: () => Promise<Try>,
  print: (line: string) => void,
): Promise<Try | undefined> => {
  const tell = (text: string) => {
    print(`${clock(Date.now())}  ${text}`)
  }
  try {
    const trying = await prepare()
    await restart()
    tell(`reloaded; event types: ${trying.eventTypes.map(({ name }) => name).join(', ')}`)
    return trying
  } catch (fault) {
    tell(`not reloaded: ${describeFault(fault)}`)
    return undefined
  }
}
