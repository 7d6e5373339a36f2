import { fileURLToPath } from 'node:url'

/** The app's own folder, which holds host.json and the catalogue; ends with a separator. */
export const appFolder = fileURLToPath(new URL('../../', import.meta.url))
