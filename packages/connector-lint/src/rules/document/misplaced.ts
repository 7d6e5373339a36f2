import { child } from '../../json/json-pointer.js'
import { has } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { extensions } from '../../model/extensions.js'
import { foreignMembers, type Member } from '../../model/member-faults.js'
import { allShapes } from '../../model/schema-shapes.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { kindName, whereItBelongs } from '../../model/where-it-belongs.js'
import { defineRule, type Rule } from '../../rule.js'
import { VALIDATOR } from '../../sources.js'

/** Whether a member stands where another kind of object is the only one to have it. */
export const isMisplaced = ({ node, name }: Member): boolean =>
  allShapes[node.kind]?.closed !== true &&
  !name.startsWith('x-') &&
  !node.kind.startsWith('dynamic') &&
  // An extension of that name is nearer than another object.
  extensions[`x-ms-${name}`]?.on.includes(node.kind) !== true &&
  whereItBelongs(name) !== undefined

/** Whether an entry of `paths`, `definitions` and the like is a member of the document that slipped into it. */
export const misplacedEntry = ({ listed, member, key, raw, kind }: SpecNode): boolean =>
  listed &&
  (kind === 'pathItem' || (member === 'definitions' && Array.isArray(raw))) &&
  has(allShapes.document?.members, key)

/** The rule on members that are right but stand in the wrong place. */
export const misplacedRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'MemberMisplaced',
    profile: 'import',
    severity: 'error',
    description: 'Every member stands in the object that has it.',
    why: 'Where it stands now it is unknown, and where it belongs it is missing.',
    evidence: VALIDATOR,
    nodes: (view) => [
      ...foreignMembers(view)
        .filter(isMisplaced)
        .map(({ node, name }) => ({
          pointer: child(node.pointer, name),
          message: `${name} is no member of the ${kindName(node.kind)}; move it to the ${whereItBelongs(name) ?? ''}.`,
        })),
      ...view.nodes.filter(misplacedEntry).map(({ pointer, key, member }) => ({
        pointer,
        message: `${key} stands among the ${member}; move it to the ${kindName('document')}.`,
      })),
    ],
    check: ({ message }) => message,
  }),
]
