import { cpSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { TestContext } from 'node:test'
import { temporaryFolder } from './temporary-folder.js'

/** What the app is built of and started with. */
const parts = [
  ...['catalogue', 'host.json', 'local.settings.sample.json', 'package.json', 'scripts', 'src'],
  ...['dist/local', 'dist/src', 'dist/tools'],
]

/** A copy of this project that may be changed, as compiled; gone when the test is over. */
export const appCopy = (context: TestContext): string => {
  const folder = temporaryFolder(context, {})
  for (const part of parts) cpSync(part, join(folder, part), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction')
  return folder
}
