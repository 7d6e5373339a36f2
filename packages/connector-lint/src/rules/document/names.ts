import { child } from '../../json/json-pointer.js'
import { has, isObject, membersOf, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { nearestWord } from '../../model/edit-distance.js'
import { extensions, ignoredExtensions } from '../../model/extensions.js'
import { allShapes } from '../../model/schema-shapes.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, type Fault, type Rule } from '../../rule.js'
import { everyNode } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

const namesIn = (node: SpecNode, wanted: (name: string) => string | false): Fault[] => {
  const isPlainReference = has(node.value, '$ref')
  if (!isObject(node.raw) || isPlainReference || !allShapes[node.kind]) return []
  return membersOf(node.value).flatMap(([name]) => {
    if (has(allShapes[node.kind]?.members, name)) return []
    const message = wanted(name)
    return message === false ? [] : [{ pointer: child(node.pointer, name), message }]
  })
}

const suggestion = (name: string, node: SpecNode) => {
  const near = nearestWord(name, Object.keys(allShapes[node.kind]?.members ?? {}))
  return near === undefined ? 'remove it' : `did you mean ${near}?`
}

/** The rules on the names of members, extensions among them. */
export const nameRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'ExtensionNameNotValid',
    severity: 'error',
    description: 'A member that OpenAPI 2.0 does not have begins with x-.',
    source: VALIDATOR,
    nodes: everyNode,
    check: (node) =>
      namesIn(
        node,
        (name) =>
          !allShapes[node.kind]?.closed &&
          !name.startsWith('x-') &&
          // Dynamic extensions name their parts without a prefix, and unknown ones are harmless there.
          !node.kind.startsWith('dynamic') &&
          `${name} is no member of the ${node.kind}; ${suggestion(name, node)}, or begin an extension with x-.`,
      ),
  }),
  defineRule({
    id: 'AdditionalPropertyNotAllowed',
    severity: 'error',
    description: 'Objects of Microsoft’s extensions have the documented members alone.',
    source: VALIDATOR,
    nodes: everyNode,
    check: (node) =>
      namesIn(
        node,
        (name) =>
          allShapes[node.kind]?.closed === true &&
          `${name} is no member of ${node.key}; ${suggestion(name, node)}.`,
      ),
  }),
  defineRule({
    id: 'AdditionalPropertyNotAllowedAdjacentToRef',
    severity: 'warning',
    description: 'Nothing stands beside a $ref, because all but the $ref is ignored.',
    source: VALIDATOR,
    nodes: everyNode,
    check: ({ value, pointer }) =>
      stringOf(value.$ref) === undefined
        ? []
        : membersOf(value).flatMap(([name]) => {
            if (name === '$ref') return []
            const message = `${name} stands beside a $ref and is ignored; move it into the referenced object.`
            return [{ pointer: child(pointer, name), message }]
          }),
  }),
  defineRule({
    id: 'ExtensionUnknown',
    severity: 'warning',
    description: 'Every x-ms- extension is one that Power Platform knows.',
    source: 'ours',
    nodes: everyNode,
    check: (node) =>
      namesIn(node, (name) => {
        if (!name.toLowerCase().startsWith('x-ms-')) return false
        if (has(extensions, name) || ignoredExtensions.has(name)) return false
        const near = nearestWord(name, Object.keys(extensions))
        const mend = near === undefined ? 'remove or correct it' : `did you mean ${near}?`
        return `Power Platform has no extension ${name}; ${mend}`.replace(/[^?]$/, '$&.')
      }),
  }),
  defineRule({
    id: 'ExtensionMisplaced',
    severity: 'warning',
    description: 'Every extension stands on an object where it means something.',
    source: 'ours',
    nodes: everyNode,
    check: (node) =>
      namesIn(node, (name) => {
        const on = has(extensions, name) ? extensions[name]?.on : undefined
        if (on === undefined || on.includes(node.kind)) return false
        return `${name} means nothing on the ${node.kind}; move it to the ${on.join(' or ')}.`
      }),
  }),
  defineRule({
    id: 'ExtensionIgnored',
    severity: 'info',
    description: 'No extension of AutoRest is left that Power Platform ignores.',
    source: 'ours',
    nodes: everyNode,
    check: (node) =>
      namesIn(
        node,
        (name) => ignoredExtensions.has(name) && `Power Platform ignores ${name}; remove it.`,
      ),
  }),
]
