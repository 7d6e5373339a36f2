import type { Environment } from '../../src/settings.js'
import { readLocalSettings } from './local-settings.js'

/** The settings of the app that an operator means: the environment, then Values in this folder's local.settings.json. */
export const readEnvironment = async (): Promise<Environment> => ({
  ...(await readLocalSettings(process.cwd())),
  ...process.env,
})
