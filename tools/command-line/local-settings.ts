import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Reads the `Values` of local.settings.json, none when there is no such file. */
export const readLocalSettings = async (
  appDirectory: string,
): Promise<Readonly<Record<string, string>>> => {
  const content = await readFile(join(appDirectory, 'local.settings.json'), 'utf8').catch(
    (error: unknown) => {
      if ((error as { code?: string }).code === 'ENOENT') return '{}'
      throw error
    },
  )
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
