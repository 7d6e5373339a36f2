import { child } from '../../json/json-pointer.js'
import { has, isArray, isObject, membersOf, shown, typeName } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { extensions } from '../../model/extensions.js'
import { allShapes } from '../../model/schema-shapes.js'
import type { MemberType } from '../../model/shapes.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, type Fault, type Rule } from '../../rule.js'
import { everyNode } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

type TypeWord = Exclude<MemberType, readonly string[]>

const accepts: Record<TypeWord, (value: unknown) => boolean> = {
  any: () => true,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  array: isArray,
  object: isObject,
  scalar: (value) => ['string', 'number', 'boolean'].includes(typeof value),
  objectOrBoolean: (value) => isObject(value) || typeof value === 'boolean',
}

const words: Partial<Record<TypeWord, string>> = {
  scalar: 'string, number or boolean',
  objectOrBoolean: 'object or boolean',
}

const isChoice = (type: MemberType): type is readonly string[] => isArray(type)

const knownMembers = (node: SpecNode): [string, MemberType, unknown][] => {
  const shape = allShapes[node.kind]
  return membersOf(node.value).flatMap(([key, value]): [string, MemberType, unknown][] => {
    if (shape === undefined) return []
    const own = has(shape.members, key) ? shape.members[key] : undefined
    const type = own ?? (has(extensions, key) ? extensions[key]?.type : undefined)
    return type === undefined ? [] : [[key, type, value]]
  })
}

const wrongTypes = (node: SpecNode): Fault[] =>
  knownMembers(node).flatMap(([key, type, value]) => {
    const word = isChoice(type) ? 'string' : type
    if (accepts[word](value)) return []
    const message = `${key} is of type ${typeName(value)}; make it ${words[word] ?? word}.`
    return [{ pointer: child(node.pointer, key), message }]
  })

/** The rules on the shape of a definition: each member known, of its type and one of its values. */
export const shapeRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'JsonTypeIncorrect',
    severity: 'error',
    description: 'Every member has the JSON type that OpenAPI 2.0 or the extension gives it.',
    source: VALIDATOR,
    nodes: everyNode,
    check: (node) => {
      const { raw, kind, listed, parent } = node
      // A member that stands alone is reported as one of its parent's members.
      const reported = !listed && parent !== undefined
      return isObject(raw) || reported
        ? wrongTypes(node)
        : `The ${kind} is of type ${typeName(raw)}; make it an object.`
    },
  }),
  defineRule({
    id: 'JsonValueNotInEnum',
    severity: 'error',
    description: 'Members with a fixed set of values have one of them.',
    source: VALIDATOR,
    nodes: everyNode,
    check: (node) =>
      knownMembers(node).flatMap(([key, type, value]) => {
        if (!isChoice(type) || typeof value !== 'string' || type.includes(value)) return []
        const message = `${key} is ${shown(value)}; use one of ${type.join(', ')}.`
        return [{ pointer: child(node.pointer, key), message }]
      }),
  }),
  defineRule({
    id: 'RequiredPropertyMissing',
    severity: 'error',
    description: 'Members that OpenAPI 2.0 or the extension requires are there.',
    source: VALIDATOR,
    nodes: everyNode,
    check: ({ kind, pointer, raw, value }) => {
      if (!isObject(raw) || has(value, '$ref')) return false
      const typed = kind === 'parameter' && typeof value.in === 'string' && value.in !== 'body'
      return [...(allShapes[kind]?.required ?? []), ...(typed ? ['type'] : [])]
        .filter((name) => !has(value, name))
        .map((name) => ({ pointer, message: `The ${kind} has no ${name}; add it.` }))
    },
  }),
]
