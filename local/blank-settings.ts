import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appFolder } from './app-folder.js'

/**
 * Every setting of local.settings.sample.json, empty. A host that starts with these, and what is really meant on top, takes
 * nothing from a developer's own local.settings.json.
 */
export const blankSettings = async (): Promise<Record<string, string>> => {
  const sample = JSON.parse(
    await readFile(join(appFolder, 'local.settings.sample.json'), 'utf8'),
  ) as { readonly Values: Readonly<Record<string, string>> }
  return Object.fromEntries(Object.keys(sample.Values).map((name) => [name, '']))
}
