import { has, stringsOf, textOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, type Rule } from '../../rule.js'
import type { Selector } from '../../selectors/nodes.js'
import { EXTENSIONS, VALIDATOR } from '../../sources.js'

const isInternal = ({ value }: SpecNode) => value['x-ms-visibility'] === 'internal'

const isRequired = ({ parent, member, key }: SpecNode) =>
  member === 'properties' && stringsOf(parent?.value.required).includes(key)

const inputProperties: Selector<SpecNode> = (view) =>
  view
    .nodesOfKind('schema')
    .filter((node) => node.member === 'properties' && view.inputs.has(node.pointer))

const plainParameters: Selector<SpecNode> = (view) =>
  view.nodesOfKind('parameter').filter(({ value }) => value.in !== 'body')

/** The inputs that a maker or a default has to fill in: an object is filled in through its properties. */
const requiredInputs: Selector<SpecNode> = (view) => [
  ...plainParameters(view).filter(({ value }) => value.required === true),
  ...inputProperties(view).filter(
    (node) => isRequired(node) && !has(node.value, 'properties') && !has(node.value, '$ref'),
  ),
]

// The id in a DELETE path comes from the Location that the platform kept, so it needs no default.
const isFilledByPlatform = (node: SpecNode, { operations }: DefinitionView) =>
  node.value['x-ms-notification-url'] === true ||
  (node.kind === 'parameter' &&
    operations
      .filter(({ parameters }) => parameters.some((it) => it.node === node))
      .every((operation) => operation.isInternal))

/** The rules on what is hidden from makers and how it gets its value. */
export const visibilityRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'InternalPropertyWithDefaultOptional',
    severity: 'warning',
    description: 'Internal properties with a default are required, or the default is not sent.',
    source: VALIDATOR,
    nodes: inputProperties,
    check: (node) =>
      isInternal(node) &&
      has(node.value, 'default') &&
      !isRequired(node) &&
      `The internal property ${node.key} has a default but is optional, so it is not sent; require it.`,
  }),
  defineRule({
    id: 'PropertyMustBeRequired',
    severity: 'error',
    description: 'Internal parameters with a default are required, or they are ignored.',
    source: VALIDATOR,
    nodes: plainParameters,
    check: (node) =>
      isInternal(node) &&
      has(node.value, 'default') &&
      node.value.required !== true &&
      `The internal parameter ${textOf(node.value.name)} has a default but is optional, so it is ignored; write "required": true.`,
  }),
  defineRule({
    id: 'InternalRequiredWithoutDefault',
    severity: 'error',
    description:
      'Inputs that are internal and required have a default, for nobody else can fill them in.',
    source: EXTENSIONS,
    nodes: requiredInputs,
    check: (node, view) =>
      isInternal(node) &&
      !has(node.value, 'default') &&
      !isFilledByPlatform(node, view) &&
      `The input ${node.kind === 'schema' ? node.key : textOf(node.value.name)} is internal and required but has no default; add one.`,
  }),
]
