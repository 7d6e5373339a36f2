import type { Filter } from './filters.js'

/** How each comparison is said. One of a later version is said as it is stored. */
const words: Readonly<Record<string, string>> = {
  equal: '=',
  oneOf: 'is one of',
  atLeast: '≥',
  atMost: '≤',
  contains: 'contains',
}

const longest = 200

/** A filter as its maker would say it: `storeName = Magasin 2`. It tells what was asked for, and nothing of the payload. */
export const filterText = ([key, wanted]: Filter): string => {
  const [path = '', is = 'equal'] = key.split(':')
  const values = typeof wanted === 'object' ? wanted.join(', ') : String(wanted)
  const text = `${path} ${words[is] ?? is} ${values}`
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
