import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser'
import type { JsonEdit } from '../json/json-edit.js'
import { keysOf } from '../json/json-pointer.js'
import { arrayOf, isArray, memberOf } from '../json/json-value.js'

type Path = (string | number)[]

/** A pointer as the keys and indexes of the value it leads through. */
const pathIn = (root: unknown, pointer: string): Path => {
  let value = root
  return keysOf(pointer).map((key) => {
    const step = isArray(value) ? Number(key) : key
    value = isArray(value) ? arrayOf(value)[Number(key)] : memberOf(value, key)
    return step
  })
}

const indentOf = (text: string): { insertSpaces: boolean; tabSize: number } => {
  const [, blanks = '  '] = /\n([ \t]+)\S/.exec(text) ?? []
  return { insertSpaces: !blanks.startsWith('\t'), tabSize: blanks.length }
}

const renamed = (text: string, path: Path, name: string): string => {
  const tree = parseTree(text)
  const key = tree && findNodeAtLocation(tree, path)?.parent?.children?.[0]
  if (key === undefined) return text
  const { offset, length } = key
  return text.slice(0, offset) + JSON.stringify(name) + text.slice(offset + length)
}

/** A JSON text with one edit made, and nothing else changed. */
export const applyEdit = (text: string, edit: JsonEdit): string => {
  const path = pathIn(JSON.parse(text), edit.pointer)
  if ('rename' in edit) return renamed(text, path, edit.rename)
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const formattingOptions = { ...indentOf(text), eol }
  const value: unknown = 'set' in edit ? edit.set : undefined
  return applyEdits(text, modify(text, path, value, { formattingOptions }))
}
