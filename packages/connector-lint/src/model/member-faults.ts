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
  readonly wrong: WrongMember[]
  readonly foreign: Member[]
}

const typesByKind = new Map(
  Object.entries(allShapes).map(([kind, { members }]) => [kind, new Map(Object.entries(members))]),
)

const extensionsByName = new Map(Object.entries(extensions))

const addFaultsOf = (node: SpecNode, { wrong, foreign }: MemberFaults) => {
  const { value: object, kind } = node
  const types = typesByKind.get(kind)
  if (types === undefined) return
  const isReference = has(object, '$ref')
  for (const name of Object.keys(object)) {
    const value = object[name]
    const own = types.get(name)
    const extension = own === undefined ? extensionsByName.get(name) : undefined
    const isForeign = own === undefined && extension?.on.includes(kind) !== true
    if (isForeign && !isReference) foreign.push({ node, name, value })
    const type = own ?? extension?.type
    if (type === undefined || (isOfMemberType(value, type) && isChosen(value, type))) continue
    const isOpenApi = own !== undefined && isOpenApiKind(kind)
    wrong.push({ node, name, value, type, isOpenApi })
  }
}

const memberFaults = oncePerView(({ nodes }): MemberFaults => {
  const faults: MemberFaults = { wrong: [], foreign: [] }
  for (const node of nodes) addFaultsOf(node, faults)
  return faults
})

/** The members of all objects that have another type or value than theirs. */
export const wrongMembers = (view: DefinitionView): readonly WrongMember[] =>
  memberFaults(view).wrong

/** The members that their objects do not have, and the extensions that mean nothing on them. */
export const foreignMembers = (view: DefinitionView): readonly Member[] =>
  memberFaults(view).foreign
