import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const toPattern = (segment: string): string =>
  segment
    .replaceAll(/[.+^$()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
    .replaceAll(/\{([^}]*)\}/g, (_, choices: string) => `(?:${choices.replaceAll(',', '|')})`)

const splitOutsideBraces = (glob: string): readonly string[] =>
  glob.match(/(?:\{[^}]*\}|[^/{])+/g) ?? []

const noneIfAbsent = (error: NodeJS.ErrnoException): readonly string[] => {
  if (error.code === 'ENOENT') return []
  throw error
}

/**
 * Finds the files below a folder that match a glob of `*`, `**`, `?` and `{a,b}`, in alphabetical
 * order; none in a folder that is not there.
 */
export const findFiles = async (folder: string, glob: string): Promise<readonly string[]> => {
  const segments = splitOutsideBraces(glob.replaceAll('\\', '/').replace(/^\.\//, ''))
  const firstMagic = segments.findIndex((segment) => /[*?{]/.test(segment))
  const base = segments.slice(0, firstMagic === -1 ? -1 : firstMagic).join('/')
  const pattern = segments
    .map((segment, index) =>
      segment === '**'
        ? '(?:[^/]+/)*'
        : toPattern(segment) + (index < segments.length - 1 ? '/' : ''),
    )
    .join('')
  const entries = await readdir(join(folder, base), { recursive: true }).catch(noneIfAbsent)
  return entries
    .map((entry) => [...(base ? [base] : []), entry.replaceAll('\\', '/')].join('/'))
    .filter((path) => new RegExp(`^${pattern}$`).test(path))
    .sort()
}
