import { isDeepStrictEqual } from 'node:util'
import { has, isObject, membersOf, shown, stringOf } from '../json/json-value.js'
import { change, type FoundChange } from './change.js'
import { called, type Field } from './field.js'

const DYNAMIC = [
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-tree',
]

/** The parts of a dynamic extension that differ, as messages name them. */
const differing = (one: unknown, other: unknown): string =>
  [...new Set([...membersOf(one), ...membersOf(other)].map(([key]) => key))]
    .filter((key) => {
      const [before, after] = [one, other].map((it) => (isObject(it) ? it[key] : undefined))
      return !isDeepStrictEqual(before, after)
    })
    .join(', ')

const dynamicChanges = (old: Field, current: Field): FoundChange[] =>
  DYNAMIC.filter((key) => {
    const [before, after] = [old.node.value[key], current.node.value[key]]
    return (
      (has(old.node.value, key) || has(current.node.value, key)) &&
      !isDeepStrictEqual(before, after)
    )
  }).map((key) => {
    const parts = differing(old.node.value[key], current.node.value[key])
    const message = `${key} of ${called(current)} changed (${parts})`
    return change('DynamicSourceChanged', message, old.pointer, current.pointer)
  })

/** What changed of a field that its type and whether it is required do not tell: default, visibility, and lists. */
export const compareHints = (old: Field, current: Field): FoundChange[] => {
  const [before, after] = [old.node.value, current.node.value]
  const found = dynamicChanges(old, current)
  if (!isDeepStrictEqual(before.default, after.default)) {
    const message = `the default of ${called(current)} was ${shown(before.default)} and is ${shown(after.default)}`
    found.push(change('DefaultChanged', message, old.pointer, current.pointer))
  }
  const [was, is] = [before, after].map((it) => stringOf(it['x-ms-visibility']) === 'internal')
  if (was !== is) {
    const message = `${called(current)} is ${is === true ? 'hidden from makers' : 'shown to makers'} now`
    found.push(change('VisibilityChanged', message, old.pointer, current.pointer))
  }
  return found
}
