import { readFileSync } from 'node:fs'

/** What `.funcignore` keeps out of a deployment at the root, as it is written there, without the slash in front. */
export const ignoredPaths: readonly string[] = readFileSync('.funcignore', 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line.startsWith('/'))
  .map((line) => line.slice(1))
