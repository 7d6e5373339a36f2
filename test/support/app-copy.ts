import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after } from 'node:test'
import { groceryFolder } from './grocery.js'

/** What the app is built of and started with. */
const parts = [
  ...['console', 'host.json', 'local.settings.sample.json', 'package.json', 'scripts', 'src'],
  ...['dist/local', 'dist/src', 'dist/tools'],
]

/**
 * A copy of this project that may be changed, as compiled. It is gone when the file's tests are over and have ended what they started:
 * while a build runs, it cannot be removed.
 */
export const useAppCopy = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'flow-triggers-app-'))
  after(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  for (const part of parts) cpSync(part, join(folder, part), { recursive: true })
  cpSync(groceryFolder, folder, { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction')
  return folder
}
