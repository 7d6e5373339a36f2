import { join } from 'node:path'
import { textOf } from './text-of.js'

/** Reads the `Values` of local.settings.json, none when there is no such file. */
export const readLocalSettings = async (
  appDirectory: string,
): Promise<Readonly<Record<string, string>>> => {
  const content = (await textOf(join(appDirectory, 'local.settings.json'))) ?? '{}'
  let parsed: { Values?: unknown }
  try {
    parsed = JSON.parse(content) as { Values?: unknown }
  } catch (cause) {
    throw new Error('local.settings.json is not JSON', { cause })
  }
  return Object.fromEntries(
    Object.entries(parsed.Values ?? {}).map(([name, value]) => [name, String(value)]),
  )
}
