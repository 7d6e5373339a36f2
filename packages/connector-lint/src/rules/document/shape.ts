import type { DefinitionView } from '../../model/definition-view.js'
import { child } from '../../json/json-pointer.js'
import { has, isArray, isObject, membersOf, shown, typeName } from '../../json/json-value.js'
import { extensions } from '../../model/extensions.js'
import { judge, type Fault, type Rule } from '../../rule.js'
import { allShapes } from '../../model/schema-shapes.js'
import type { MemberType } from '../../model/shapes.js'
import type { SpecNode } from '../../model/spec-nodes.js'

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

const wrongType = (node: SpecNode): Fault[] =>
  knownMembers(node).flatMap(([key, type, value]) => {
    const word = isChoice(type) ? 'string' : type
    if (accepts[word](value)) return []
    const message = `${key} is of type ${typeName(value)}; make it ${words[word] ?? word}.`
    return [{ pointer: child(node.pointer, key), message }]
  })

/** The rules on the shape of a definition: each member known, of its type and one of its values. */
export const shapeRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'JsonTypeIncorrect',
    severity: 'error',
    about: 'Every member has the JSON type that OpenAPI 2.0 or the extension gives it.',
    check: ({ nodes }) => [
      ...judge(nodes, wrongType),
      ...judge(nodes, (node) => {
        const { raw, kind, listed, parent } = node
        // A member that stands alone is reported as one of its parent's members.
        const reported = !listed && parent !== undefined
        return (
          !isObject(raw) &&
          !reported &&
          `The ${kind} is of type ${typeName(raw)}; make it an object.`
        )
      }),
    ],
  },
  {
    id: 'JsonValueNotInEnum',
    severity: 'error',
    about: 'Members with a fixed set of values have one of them.',
    check: ({ nodes }) =>
      judge(nodes, (node) =>
        knownMembers(node).flatMap(([key, type, value]) => {
          if (!isChoice(type) || typeof value !== 'string' || type.includes(value)) return []
          const message = `${key} is ${shown(value)}; use one of ${type.join(', ')}.`
          return [{ pointer: child(node.pointer, key), message }]
        }),
      ),
  },
  {
    id: 'RequiredPropertyMissing',
    severity: 'error',
    about: 'Members that OpenAPI 2.0 or the extension requires are there.',
    check: ({ nodes }) =>
      judge(nodes, ({ kind, pointer, raw, value }) => {
        if (!isObject(raw) || has(value, '$ref')) return false
        const typed = kind === 'parameter' && typeof value.in === 'string' && value.in !== 'body'
        return [...(allShapes[kind]?.required ?? []), ...(typed ? ['type'] : [])]
          .filter((name) => !has(value, name))
          .map((name) => ({ pointer, message: `The ${kind} has no ${name}; add it.` }))
      }),
  },
]
