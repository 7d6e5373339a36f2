import type { Environment } from '../../src/settings.js'
import { readAzdEnvironment } from './azd-environment.js'
import { readLocalSettings } from './local-settings.js'
import { readRunningApp } from './running-app.js'

/** Where the settings may be of the app that an operator means in a folder, the first that names a storage wins. */
export const readEnvironment = async (
  folder = process.cwd(),
  environment: Environment = process.env,
): Promise<Environment> => {
  const places = [
    environment,
    filled(await readLocalSettings(folder)),
    await readRunningApp(folder),
    filled(await readAzdEnvironment(folder)),
  ]
  // A storage is never put together of two places.
  const place = places.find(namesStorage)
  return places.reduceRight<Environment>(
    (all, each) => ({ ...all, ...(each === place ? each : withoutStorage(each)) }),
    {},
  )
}

const prefix = 'AzureWebJobsStorage'

const namesStorage = (values: Environment) =>
  Object.entries(values).some(([name, value]) => name.startsWith(prefix) && value !== '')

const withoutStorage = (values: Environment): Environment =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(prefix)))

const filled = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
