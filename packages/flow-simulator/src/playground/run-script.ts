import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseJson } from '../json/json-value.js'
import { simulateFlow } from '../session/simulate-flow.js'
import type { SimulationOptions } from '../session/simulation-options.js'
import { createPlayer } from './player.js'
import { readScript } from './read-step.js'
import type { Step } from './step.js'
import { messageOf } from '../message-of.js'

/** How a script is replayed. */
export interface ScriptOptions extends Pick<SimulationOptions, 'baseUrl' | 'connection' | 'pause'> {
  /** Where `${NAME}` of a connection's values comes from. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Told of each step before it is done. */
  readonly tell?: (line: string) => void
}

const filled = (step: Step, environment: Readonly<Record<string, string | undefined>>): Step => {
  if (step.do !== 'connect') return step
  const value = (text: string) =>
    text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
      const found = environment[name]
      if (found === undefined) throw new Error(`The script needs ${name} in the environment.`)
      return found
    })
  const values = Object.entries(step.values).map(([name, text]) => [name, value(text)])
  return { ...step, values: Object.fromEntries(values) as Record<string, string> }
}

const inWords = (step: Step): string =>
  Object.values(step)
    .filter((value) => typeof value === 'string')
    .join(' ')

/** Replays a script without a page; rejects with the first step that does not go as it should. */
export const runScript = async (
  file: string | URL,
  { environment = process.env, tell = () => undefined, ...options }: ScriptOptions = {},
): Promise<void> => {
  const path = file instanceof URL ? fileURLToPath(file) : file
  const { definition, url, steps } = readScript(parseJson(readFileSync(path, 'utf8')))
  const simulation = await simulateFlow(resolve(dirname(path), definition), {
    ...(url !== undefined && { baseUrl: url }),
    ...options,
  })
  try {
    const player = createPlayer(simulation, Date.now)
    for (const [index, step] of steps.entries()) {
      tell(`${index + 1}. ${inWords(step)}`)
      // A connection that was ready then is the one that is given now.
      if (step.do === 'use' && options.connection) continue
      await player.perform(filled(step, environment)).catch((error: unknown) => {
        const why = messageOf(error)
        throw new Error(`Step ${index + 1} (${inWords(step)}): ${why}`, { cause: error })
      })
    }
  } finally {
    await simulation.stop()
  }
}
