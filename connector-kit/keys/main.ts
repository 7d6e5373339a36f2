import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { readLocalSettings } from '../../local/host/local-settings.js'
import { isStorageError } from '../../src/storage/storage-fault.js'
import { runCommand } from './run-command.js'
import { UsageError } from './usage-error.js'

const describe = (error: unknown): string => {
  if (isStorageError(error)) {
    // Some refusals come as XML, whole.
    const [, code] = /<Code>(\w+)<\/Code>/.exec(error.message) ?? []
    return `Storage refused or did not answer: ${code ?? error.message}`
  }
  if (error instanceof UsageError) return `${error.message}\n"npm run keys -- --help" shows how.`
  return error instanceof Error ? error.message : String(error)
}

try {
  const { result, remarks = [] } = await runCommand(process.argv.slice(2), {
    environment: { ...(await readLocalSettings(process.cwd())), ...process.env },
    catalogueFolder: fileURLToPath(new URL('../../../catalogue/', import.meta.url)),
    now: () => new Date(),
    random: randomBytes,
  })
  if (result !== undefined) console.log(result)
  for (const remark of remarks) console.error(remark)
} catch (error) {
  console.error(describe(error))
  process.exitCode = error instanceof UsageError ? 2 : 1
}
