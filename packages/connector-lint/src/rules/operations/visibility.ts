import { has, textOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { oncePerView } from '../../model/once-for-each.js'
import { isRequiredProperty } from '../../model/required-names.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, type Rule } from '../../rule.js'
import type { Selector } from '../../selectors/nodes.js'
import { EXTENSIONS, VALIDATOR } from '../../sources.js'

const isInternal = ({ value }: SpecNode) => value['x-ms-visibility'] === 'internal'

const inputProperties: Selector<SpecNode> = (view) =>
  view
    .nodesWith('x-ms-visibility')
    .filter((node) => node.member === 'properties' && view.inputs.has(node))

const plainParameters: Selector<SpecNode> = (view) =>
  view.nodesOfKind('parameter').filter(({ value }) => value.in !== 'body')

const requiredParameters: Selector<SpecNode> = (view) =>
  plainParameters(view).filter(({ value }) => value.required === true)

/** The body properties without which no call can be made, because everything around them is required too. */
const requiredProperties: Selector<SpecNode> = ({ operations }) => {
  const bodies = operations.filter(({ parameters }) =>
    parameters.some((it) => it.in === 'body' && it.node.value.required === true),
  )
  const needed = bodies.flatMap(({ body, notificationUrls }) =>
    body.filter(
      ({ node, required, path }) =>
        required &&
        node.member === 'properties' &&
        !has(node.value, 'properties') &&
        // What holds the callback is filled in with it.
        !notificationUrls.some((url) => path.every((step, index) => url.path[index] === step)),
    ),
  )
  return [...new Set(needed.map(({ node }) => node))]
}

/** The parameters of the operations that makers see. */
const shownParameters = oncePerView(
  ({ operations }) =>
    new Set(
      operations
        .filter((operation) => !operation.isInternal)
        .flatMap(({ parameters }) => parameters.map(({ node }) => node)),
    ),
)

// The id in a DELETE path comes from the Location that the platform kept, so it needs no default.
const isFilledByPlatform = (node: SpecNode, view: DefinitionView) =>
  // A parameter of this name gets the connection's id.
  textOf(node.value.name).toLowerCase() === 'connectionid' || !shownParameters(view).has(node)

/** The rules on what is hidden from makers and how it gets its value. */
export const visibilityRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'InternalPropertyWithDefaultOptional',
    profile: 'certify',
    severity: 'warning',
    description: 'Internal properties with a default are required, or the default is not sent.',
    evidence: VALIDATOR,
    nodes: inputProperties,
    check: (node) =>
      isInternal(node) &&
      has(node.value, 'default') &&
      !isRequiredProperty(node) &&
      `The internal property ${node.key} has a default but is optional, so it is not sent; require it.`,
  }),
  defineRule({
    id: 'PropertyMustBeRequired',
    profile: 'certify',
    severity: 'error',
    description: 'Internal parameters with a default are required, or they are ignored.',
    evidence: VALIDATOR,
    nodes: plainParameters,
    check: (node) =>
      isInternal(node) &&
      has(node.value, 'default') &&
      node.value.required !== true &&
      `The internal parameter ${textOf(node.value.name)} has a default but is optional, so it is ignored; write "required": true.`,
  }),
  defineRule({
    id: 'InternalRequiredWithoutDefault',
    profile: 'import',
    severity: 'error',
    description:
      'Parameters that are internal and required have a default, for nobody else can fill them in.',
    evidence: EXTENSIONS,
    nodes: requiredParameters,
    check: (node, view) =>
      isInternal(node) &&
      !has(node.value, 'default') &&
      !isFilledByPlatform(node, view) &&
      `The parameter ${textOf(node.value.name)} is internal and required but has no default; add one.`,
  }),
  defineRule({
    id: 'InternalPropertyWithoutDefault',
    profile: 'certify',
    severity: 'error',
    description: 'Body properties that are internal and required have a default.',
    why: 'The property is never sent; whether the API does without it, it alone knows.',
    evidence: EXTENSIONS,
    nodes: requiredProperties,
    check: (node) =>
      isInternal(node) &&
      !has(node.value, 'default') &&
      `The input ${node.key} is internal and required but has no default; add one.`,
  }),
]
