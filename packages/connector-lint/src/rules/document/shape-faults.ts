import { child } from '../../json/json-pointer.js'
import { has, isObject, shown, typeName } from '../../json/json-value.js'
import {
  isChoice,
  isOfMemberType,
  isOpenApiKind,
  wrongMembers,
  type WrongMember,
} from '../../model/member-faults.js'
import { allShapes, shapedKinds } from '../../model/schema-shapes.js'
import type { MemberType } from '../../model/shapes.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { kindName } from '../../model/where-it-belongs.js'
import { type Fault, type Located } from '../../rule.js'
import { nodesOfKind, type Selector } from '../../selectors/nodes.js'
import { misplacedEntry } from './misplaced.js'

const words: Partial<Record<string, string>> = {
  scalar: 'string, number or boolean',
  objectOrBoolean: 'object or boolean',
}

const wordFor = (type: MemberType) => (isChoice(type) ? 'string' : (words[type] ?? type))

/** Members at their pointers. */
export const located = (members: readonly WrongMember[]): (WrongMember & Located)[] =>
  members.map((it) => ({ ...it, pointer: child(it.node.pointer, it.name) }))

/** The members of another type: OpenAPI’s own, or Microsoft’s. */
export const mistyped =
  (isOpenApi: boolean): Selector<WrongMember & Located> =>
  (view) =>
    located(
      wrongMembers(view).filter(
        (it) => it.isOpenApi === isOpenApi && !isOfMemberType(it.value, it.type),
      ),
    )

/** The members with none of the values they may have: OpenAPI’s own, or Microsoft’s. */
export const unchosen =
  (isOpenApi: boolean): Selector<WrongMember & Located> =>
  (view) =>
    located(
      wrongMembers(view).filter(
        (it) => it.isOpenApi === isOpenApi && isOfMemberType(it.value, it.type) && !isTypeNull(it),
      ),
    )

/** Whether a member is the type that JSON Schema has and OpenAPI 2.0 has not. */
export const isTypeNull = ({ name, value }: WrongMember) => name === 'type' && value === 'null'

const listOf = ({ node, name, value }: WrongMember) =>
  name === 'required' && node.kind === 'schema' && typeof value === 'boolean'
    ? 'the object around it lists the names of what is required: move it there'
    : undefined

/** What is said of a member of another type. */
export const sayType = (it: WrongMember): string =>
  `${it.name} is of type ${typeName(it.value)}; ${listOf(it) ?? `make it ${wordFor(it.type)}`}.`

/** What is said of a member with another value. */
export const sayChoice = ({ name, value, type }: WrongMember): string =>
  `${name} is ${shown(value)}; use one of ${isChoice(type) ? type.join(', ') : ''}.`

/** The members that an object lacks. */
export const missingIn = ({ kind, pointer, raw, value }: SpecNode): Fault[] => {
  if (!isObject(raw) || has(value, '$ref')) return []
  const typed = kind === 'parameter' && typeof value.in === 'string' && value.in !== 'body'
  return [...(allShapes[kind]?.required ?? []), ...(typed ? ['type'] : [])]
    .filter((name) => !has(value, name))
    .map((name) => ({ pointer, message: `The ${kindName(kind)} has no ${name}; add it.` }))
}

// A member that stands alone is reported as one of its parent's members.
/** What stands where an object belongs and is none. */
export const foreignObjects: Selector<SpecNode> = ({ nodes }) =>
  nodes.filter(
    (node) =>
      !isObject(node.raw) && (node.listed || node.parent === undefined) && !misplacedEntry(node),
  )

/** The objects that have to have some member: OpenAPI’s own, or Microsoft’s. */
export const demandingNodes = (isOpenApi: boolean): Selector<SpecNode> =>
  nodesOfKind(
    ...shapedKinds.filter(
      (kind) => allShapes[kind]?.required !== undefined && isOpenApiKind(kind) === isOpenApi,
    ),
  )
