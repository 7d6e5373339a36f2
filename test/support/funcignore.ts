import { readFileSync } from 'node:fs'

/** What `.funcignore` keeps out of a deployment at the root, as it is written there, without the slash in front. */
export const ignoredPaths: readonly string[] = readFileSync('.funcignore', 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line.startsWith('/'))
  .map((line) => line.slice(1))

const patterns = ignoredPaths.map(
  (path) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`),
)

/** Whether `func azure functionapp publish` uploads it: a path from the project's folder. */
export const isDeployed = (path: string): boolean => !patterns.some((pattern) => pattern.test(path))
