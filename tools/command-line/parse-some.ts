import { settingsOf, type Environment, type Settings } from '../../src/settings.js'

/** Some of an environment's settings; throws an error that names all that is wrong with them. */
export const parseSome = <T>(environment: Environment, parse: (settings: Settings) => T): T => {
  const settings = settingsOf(environment)
  const parsed = parse(settings)
  if (settings.faults.length > 0)
    throw new Error(settings.faults.map((fault) => `${fault}.`).join('\n'))
  return parsed
}
