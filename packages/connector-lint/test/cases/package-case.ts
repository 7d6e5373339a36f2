import type { Edit } from '../edit-json.js'

/**
 * What one rule has to notice in a package: the rule, the file it names, the pointer of what it finds there, a part
 * of what it says that tells this case from others, the file that is changed, and the change: edits, another
 * content, or none at all.
 */
export type PackageCase = readonly [
  rule: string,
  at: string,
  pointer: string,
  says: string,
  file: string,
  change: readonly Edit[] | Buffer | undefined,
]
