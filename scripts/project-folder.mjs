import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** What the app is made of beside its sources, which is the project's own. */
export const projectFiles = ['catalogue', 'connector.json']

/**
 * The folder that holds connector.json and catalogue/: the one that FLOW_TRIGGERS_PROJECT names; else the one above, where this
 * repository lies in a project of its own (npm run new -- project); else this repository.
 */
export const projectFolder = () =>
  resolve(process.env.FLOW_TRIGGERS_PROJECT ?? (existsSync('../connector.json') ? '..' : '.'))
