import { writeFileSync } from 'node:fs'
import { createTwoFilesPatch } from 'diff'
import { readPath, shownPath } from '../check-path.js'
import type { CheckOptions } from '../run-rules.js'
import { fixText } from './fix-text.js'

/** Mends what can be mended without a person in the JSON files at a path, and shows what it changed. */
export const fixPath = (path: string, options: CheckOptions): string => {
  const { files, check } = readPath(path)
  return [...files]
    .filter(([file]) => files.size === 1 || /\.json$/i.test(file))
    .map(([file, before]) => {
      // The whole package is checked, for what one file needs may stand in another.
      const recheck = (bytes: Uint8Array) =>
        check(new Map(files).set(file, bytes), options).filter(
          (finding) => finding.file === shownPath(file),
        )
      const after = fixText(before, recheck)
      if (after === undefined) return ''
      writeFileSync(file, after)
      const name = shownPath(file)
      return createTwoFilesPatch(name, name, Buffer.from(before).toString(), after)
    })
    .join('')
}
