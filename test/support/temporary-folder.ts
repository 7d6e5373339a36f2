import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

/** A folder of these files, gone when the test is over. */
export const temporaryFolder = (
  context: TestContext,
  files: Readonly<Record<string, string>>,
): string => {
  const folder = mkdtempSync(join(tmpdir(), 'flow-triggers-'))
  context.after(() => {
    rmSync(folder, { recursive: true })
  })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}
