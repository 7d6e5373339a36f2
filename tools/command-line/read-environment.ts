import type { Environment } from '../../src/settings.js'
import { readAzdEnvironment } from './azd-environment.js'
import { readLocalSettings } from './local-settings.js'

/** The settings of the app that an operator means: the environment, then Values in this folder's local.settings.json, then its azd environment. */
export const readEnvironment = async (): Promise<Environment> => ({
  ...(await readAzdEnvironment(process.cwd())),
  ...(await readLocalSettings(process.cwd())),
  ...process.env,
})
