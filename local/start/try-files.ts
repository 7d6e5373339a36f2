import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { textOf } from '../../tools/command-line/text-of.js'
import { dotenvText } from './dotenv-text.js'

/** Texts that the curl lines send, by file name. */
export interface TryFiles {
  /** Headers of a subscriber's requests. */
  readonly subscriber: readonly string[]
  /** Headers of an operator's requests. */
  readonly operator: readonly string[]
  /** Headers of a publisher's requests. */
  readonly publisher: readonly string[]
  /** What the requests of test.http need, as an editor's HTTP client finds it in .env. */
  readonly variables: Readonly<Record<string, string>>
  /** Bodies, by name. */
  readonly bodies: Readonly<Record<string, unknown>>
}

/**
 * Writes what the curl lines send to files, and answers the folder. No two shells quote JSON alike (Windows PowerShell drops
 * its quotes), but all of them hand "@file" to curl as it is.
 */
export const writeTryFiles = async (
  root: string,
  { subscriber, operator, publisher, variables, bodies }: TryFiles,
): Promise<string> => {
  const folder = '.azurite/try'
  await mkdir(join(root, folder), { recursive: true })
  const write = (name: string, content: string) =>
    writeFile(join(root, folder, name), `${content}\n`, { mode: 0o600 })
  await Promise.all([
    write('subscriber.txt', subscriber.join('\n')),
    write('operator.txt', operator.join('\n')),
    write('publisher.txt', publisher.join('\n')),
    ...Object.entries(bodies).map(([name, body]) => write(`${name}.json`, JSON.stringify(body))),
  ])
  const env = join(root, '.env')
  await writeFile(env, dotenvText((await textOf(env)) ?? '', variables), { mode: 0o600 })
  return folder
}
