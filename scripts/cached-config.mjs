import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'node_modules/.cache'

/** Writes a tool's configuration that is made of another's; answers where it is. */
export const cachedConfig = (name, config) => {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(config))
  return file
}
