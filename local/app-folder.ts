import { fileURLToPath } from 'node:url'

/** The app's own folder, which holds host.json; ends with a separator. */
export const appFolder = fileURLToPath(new URL('../../', import.meta.url))

/** Where the app that runs here has its event types from: the folder that is named, else what was built. */
export const projectFolder =
  process.env.FLOW_TRIGGERS_PROJECT ?? fileURLToPath(new URL('../app/', import.meta.url))
