import { child } from '../../json/json-pointer.js'
import { has, isArray, isObject, membersOf, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { nearestWord } from '../../model/nearest-word.js'
import { extensions, ignoredExtensions } from '../../model/extensions.js'
import { foreignMembers, type Member } from '../../model/member-faults.js'
import { allShapes } from '../../model/schema-shapes.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { kindName } from '../../model/where-it-belongs.js'
import { defineRule, type Located, type Rule } from '../../rule.js'
import type { Selector } from '../../selectors/nodes.js'
import { EXTENSIONS, VALIDATOR } from '../../sources.js'
import { isMisplaced } from './misplaced.js'

type Foreign = Member & Located

/** The members that their objects do not have, if they are of a kind. */
const foreign =
  (wanted: (member: Member) => boolean): Selector<Foreign> =>
  (view) =>
    foreignMembers(view)
      .filter(wanted)
      .map((it) => ({ ...it, pointer: child(it.node.pointer, it.name) }))

const isClosed = ({ node }: Member) => allShapes[node.kind]?.closed === true

// Dynamic extensions name their parts without a prefix, and unknown ones are harmless there.
const isLoose = ({ node }: Member) => node.kind.startsWith('dynamic')

const isMicrosofts = ({ name }: Member) => /^x-ms-/i.test(name)

const isKnown = (name: string) => has(extensions, name) || ignoredExtensions.has(name)

const isEmpty = (value: unknown) =>
  value === '' ||
  (isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0)

const suggestion = (name: string, node: SpecNode) => {
  const extension = `x-ms-${name}`
  const near =
    (extensions[extension]?.on.includes(node.kind) === true ? extension : undefined) ??
    nearestWord(name, Object.keys(allShapes[node.kind]?.members ?? {}))
  return near === undefined ? 'remove it.' : `did you mean ${near}?`
}

const homesOf = (name: string) => (extensions[name]?.on ?? []).map(kindName).join(' or ')

/** The rules on the names of members, extensions among them. */
export const nameRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'ExtensionNameNotValid',
    profile: 'import',
    severity: 'error',
    description: 'A member that OpenAPI 2.0 does not have begins with x-.',
    evidence: VALIDATOR,
    nodes: foreign(
      (it) => !isClosed(it) && !it.name.startsWith('x-') && !isLoose(it) && !isMisplaced(it),
    ),
    check: ({ node, name }) =>
      `${name} is no member of the ${kindName(node.kind)}; ${suggestion(name, node)} An extension begins with x-.`,
  }),
  defineRule({
    id: 'AdditionalPropertyNotAllowed',
    profile: 'certify',
    severity: 'error',
    description: 'Objects of Microsoft’s extensions have the documented members alone.',
    evidence: VALIDATOR,
    nodes: foreign((it) => isClosed(it) && !isEmpty(it.value)),
    check: ({ node, name }) =>
      `${name} is no member of ${node.listed ? `an entry of ${node.member}` : node.key}; ${suggestion(name, node)}`,
  }),
  defineRule({
    id: 'AdditionalPropertyEmpty',
    profile: 'recommended',
    severity: 'info',
    description: 'Objects of Microsoft’s extensions have no empty members that mean nothing.',
    why: 'Designers leave such members; they do no harm but make a reader look twice.',
    evidence: 'seen in certified connectors, whose designer left parameters and responses',
    nodes: foreign((it) => isClosed(it) && isEmpty(it.value)),
    check: ({ name, pointer }) => ({
      message: `${name} is empty and means nothing here; remove it.`,
      fix: [{ pointer, remove: true }],
    }),
  }),
  defineRule({
    id: 'AdditionalPropertyNotAllowedAdjacentToRef',
    profile: 'certify',
    severity: 'warning',
    description: 'Nothing stands beside a $ref, because all but the $ref is ignored.',
    evidence: VALIDATOR,
    nodes: ({ nodesWith }) =>
      nodesWith('$ref').filter(({ value }) => stringOf(value.$ref) !== undefined),
    check: ({ value, pointer }) =>
      membersOf(value).flatMap(([name]) => {
        if (name === '$ref') return []
        const message = `${name} stands beside a $ref and is ignored; move it into the referenced object.`
        return [{ pointer: child(pointer, name), message }]
      }),
  }),
  defineRule({
    id: 'ExtensionUnknown',
    profile: 'recommended',
    severity: 'warning',
    description: 'Every x-ms- extension is one that Power Platform knows.',
    evidence: EXTENSIONS,
    nodes: foreign((it) => isMicrosofts(it) && !isKnown(it.name)),
    check: ({ name, node, pointer }) => {
      const near = nearestWord(name, Object.keys(extensions))
      if (near === undefined) {
        return `Power Platform has no extension ${name}; remove or correct it.`
      }
      const message = `Power Platform has no extension ${name}; did you mean ${near}?`
      return has(node.value, near) ? message : { message, fix: [{ pointer, rename: near }] }
    },
  }),
  defineRule({
    id: 'ExtensionMisplaced',
    profile: 'recommended',
    severity: 'warning',
    description: 'Every extension stands on an object where it means something.',
    evidence: EXTENSIONS,
    nodes: foreign(({ name }) => has(extensions, name)),
    check: ({ name, node }) =>
      `${name} means nothing on the ${kindName(node.kind)}; move it to the ${homesOf(name)}.`,
  }),
  defineRule({
    id: 'ExtensionIgnored',
    profile: 'recommended',
    severity: 'info',
    description: 'No extension of AutoRest is left that Power Platform ignores.',
    evidence: EXTENSIONS,
    nodes: foreign(({ name }) => ignoredExtensions.has(name)),
    check: ({ name, pointer }) => ({
      message: `Power Platform ignores ${name}; remove it.`,
      fix: [{ pointer, remove: true }],
    }),
  }),
]
