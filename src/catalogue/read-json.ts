import {
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser'
import type { FileFault } from './file-fault.js'

/** A text that should be JSON: its value, what is wrong with it as such, and where what stands in it. */
export interface JsonText {
  /** Undefined where the text is none. */
  readonly value: unknown
  /** Also what JSON allows and nobody means: one name twice. */
  readonly faults: readonly (FileFault & { readonly offset?: number })[]
  /** The line and column, from 1, of the value at a path, or of the nearest thing around it. */
  readonly placeOf: (fault: FileFault & { readonly offset?: number }) => Place
}

interface Place {
  readonly line: number
  readonly column: number
}

/** Reads a file's text, with or without a byte order mark. */
export const readJson = (file: string): JsonText => {
  const text = file.replace(/^\uFEFF/, '')
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true })
  const [error] = errors
  const placeOf: JsonText['placeOf'] = ({ path, at = path, isOfName = false, offset }) =>
    place(text, offset ?? (tree === undefined ? 0 : offsetOf(tree, at, isOfName)))
  if (error !== undefined || tree === undefined)
    return { value: undefined, faults: [brokenAt(error, text)], placeOf }
  return { value: JSON.parse(text), faults: repeatedNames(tree, ''), placeOf }
}

const brokenAt = (error: ParseError | undefined, text: string) => ({
  path: '',
  message: `not JSON: ${error === undefined ? 'it is empty' : inWords(printParseErrorCode(error.error))}`,
  mend: 'an editor shows what is missing, such as a comma or a quotation mark',
  offset: error?.offset ?? text.length,
})

/** `CommaExpected` as "comma expected". */
const inWords = (code: string) => code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()

const repeatedNames = (node: Node, path: string): FileFault[] => {
  if (node.type === 'array')
    return (node.children ?? []).flatMap((item, index) => repeatedNames(item, `${path}/${index}`))
  if (node.type !== 'object') return []
  const names = new Set<string>()
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) => {
    const name = String(key?.value)
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const isRepeated = names.has(name)
    names.add(name)
    return [
      ...(isRepeated
        ? [
            {
              ...{ path: at, message: `"${name}" is here twice: the first one is lost` },
              ...{ mend: 'take one of them out', offset: key?.offset ?? node.offset },
            },
          ]
        : []),
      ...(value === undefined ? [] : repeatedNames(value, at)),
    ]
  })
}

const offsetOf = (tree: Node, path: string, isOfName: boolean): number => {
  const segments = path
    .split('/')
    .slice(1)
    .map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'))
  for (let length = segments.length; length > 0; length--) {
    const node = nodeAt(tree, segments.slice(0, length))
    if (node === undefined) continue
    const isWhole = length === segments.length
    const property = node.parent?.type === 'property' ? node.parent : undefined
    // Of something that is missing, the name of what should hold it is shown.
    return property !== undefined && (isOfName || !isWhole) ? property.offset : node.offset
  }
  return tree.offset
}

const nodeAt = (tree: Node, segments: readonly string[]): Node | undefined => {
  let node: Node | undefined = tree
  for (const segment of segments) {
    const at: string | number = node?.type === 'array' ? Number(segment) : segment
    node = node && findNodeAtLocation(node, [at])
  }
  return node
}

const place = (text: string, offset: number): Place => {
  const before = text.slice(0, offset)
  return {
    line: before.split('\n').length,
    column: offset - before.lastIndexOf('\n'),
  }
}
