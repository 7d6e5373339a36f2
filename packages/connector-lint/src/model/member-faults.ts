import { has, isArray, isObject } from '../json/json-value.js'
import type { DefinitionView } from './definition-view.js'
import { extensions } from './extensions.js'
import type { NodeKind } from './nesting.js'
import { oncePerView } from './once-for-each.js'
import { allShapes } from './schema-shapes.js'
import { shapes, type MemberType } from './shapes.js'
import type { SpecNode } from './spec-nodes.js'

type TypeWord = Exclude<MemberType, readonly string[]>

/** A member of an object that is not what belongs there. */
export interface Member {
  readonly node: SpecNode
  readonly name: string
  readonly value: unknown
}

/** A member whose value is of another type, or none of the values it may have. */
export interface WrongMember extends Member {
  readonly type: MemberType
  /** OpenAPI's own member of OpenAPI's own object; the others are Microsoft's. */
  readonly isOpenApi: boolean
}

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

/** Whether a type is a choice of strings. */
export const isChoice = (type: MemberType): type is readonly string[] => isArray(type)

/** Whether a value is of a member's type, whichever of its strings it is. */
export const isOfMemberType = (value: unknown, type: MemberType): boolean =>
  accepts[isChoice(type) ? 'string' : type](value)

const isChosen = (value: unknown, type: MemberType) =>
  !isChoice(type) || typeof value !== 'string' || type.includes(value)

/** Whether an object is one of OpenAPI's own, and schemas among them. */
export const isOpenApiKind = (kind: NodeKind): boolean =>
  shapes[kind] !== undefined || kind === 'schema'

interface MemberFaults {
  readonly wrong: readonly WrongMember[]
  readonly foreign: readonly Member[]
}

const faultsIn = (node: SpecNode): MemberFaults => {
  const members = allShapes[node.kind]?.members
  const wrong: WrongMember[] = []
  const foreign: Member[] = []
  if (members === undefined) return { wrong, foreign }
  const { value: object, kind } = node
  for (const name of Object.keys(object)) {
    const value = object[name]
    const own = has(members, name) ? members[name] : undefined
    const type = own ?? (has(extensions, name) ? extensions[name]?.type : undefined)
    if (own === undefined && !has(object, '$ref')) foreign.push({ node, name, value })
    if (type === undefined || (isOfMemberType(value, type) && isChosen(value, type))) continue
    const isOpenApi = own !== undefined && isOpenApiKind(kind)
    wrong.push({ node, name, value, type, isOpenApi })
  }
  return { wrong, foreign }
}

const memberFaults = oncePerView((view: DefinitionView): MemberFaults => {
  const all = view.nodes.map(faultsIn)
  return { wrong: all.flatMap((it) => it.wrong), foreign: all.flatMap((it) => it.foreign) }
})

/** The members of all objects that have another type or value than theirs. */
export const wrongMembers = (view: DefinitionView): readonly WrongMember[] =>
  memberFaults(view).wrong

/** The members that the shapes of their objects do not have, extensions among them. */
export const foreignMembers = (view: DefinitionView): readonly Member[] =>
  memberFaults(view).foreign
