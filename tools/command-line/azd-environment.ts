import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { textOf } from './text-of.js'

/** The name of the azd environment that is selected in a folder; undefined where there is none. */
const selected = async (folder: string): Promise<string | undefined> => {
  const text = await textOf(join(folder, '.azure/config.json'))
  const { defaultEnvironment } = JSON.parse(text ?? '{}') as { defaultEnvironment?: unknown }
  return typeof defaultEnvironment === 'string' ? defaultEnvironment : undefined
}

/**
 * The values of the azd environment that is selected in a folder: what `azd env set` was told, and the outputs of infra/main.bicep.
 * Source: https://learn.microsoft.com/azure/developer/azure-developer-cli/manage-environment-variables
 */
export const readAzdEnvironment = async (
  folder: string,
): Promise<Readonly<Record<string, string>>> => {
  const name = await selected(folder)
  const text = name === undefined ? undefined : await textOf(join(folder, '.azure', name, '.env'))
  return Object.fromEntries(
    Object.entries(parseEnv(text ?? '')).map(([key, value]) => [key, value ?? '']),
  )
}

/** Keeps settings in the azd environment that is selected in a folder, by azd itself; answers its name, undefined where there is none. */
export const keepInAzd =
  (folder: string) =>
  async (settings: Readonly<Record<string, string>>): Promise<string | undefined> => {
    const name = await selected(folder)
    if (name === undefined) return undefined
    for (const [key, value] of Object.entries(settings))
      await promisify(execFile)('azd', ['env', 'set', key, value], {
        cwd: folder,
        shell: process.platform === 'win32',
      })
    return `the azd environment ${name}`
  }
