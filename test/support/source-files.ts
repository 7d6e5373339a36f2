import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A source file, by its path from the project's folder, with slashes. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly lines: number
}

/** The folders that hold TypeScript: those that are compiled together, the console, and those of each package. */
export const sourceFolders: readonly string[] = [
  ...(JSON.parse(readFileSync('tsconfig.json', 'utf8')) as { include: readonly string[] }).include,
  'console',
  ...readdirSync('packages').flatMap((name) => [`packages/${name}/src`, `packages/${name}/test`]),
]

/** All TypeScript files under a folder. */
export const sourceFiles = (folder: string): SourceFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const path = join(folder, name)
      const text = readFileSync(path, 'utf8')
      return { path: path.replaceAll('\\', '/'), text, lines: text.trimEnd().split('\n').length }
    })
