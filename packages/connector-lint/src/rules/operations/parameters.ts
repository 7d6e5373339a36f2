import { child } from '../../json/json-pointer.js'
import { has, isObject, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

const within = (node: SpecNode, ...places: readonly string[]) =>
  places.includes(stringOf(node.value.in) ?? '')

const nameOf = ({ value }: SpecNode) => stringOf(value.name) ?? ''

const BODY_MEMBERS = ['type', 'format', 'items', 'default', 'enum', 'pattern', 'collectionFormat']

const DYNAMIC_SCHEMAS = ['x-ms-dynamic-schema', 'x-ms-dynamic-properties']

const members = (node: SpecNode, names: readonly string[], say: (name: string) => string) =>
  names
    .filter((name) => has(node.value, name))
    .map((name) => ({ pointer: child(node.pointer, name), message: say(name) }))

/** The rules on single parameters. */
export const parameterRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'BodyParameterSchemaRequired',
    profile: 'import',
    severity: 'error',
    description: 'A body parameter has a schema.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('parameter'),
    check: (node) =>
      within(node, 'body') &&
      !isObject(node.value.schema) &&
      `The body parameter ${nameOf(node)} has no schema; add one.`,
  }),
  defineRule({
    id: 'BodyParameterPropertyNotValid',
    profile: 'certify',
    severity: 'error',
    description: 'The type of a body is in its schema.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('parameter'),
    check: (node) =>
      within(node, 'body') &&
      members(node, BODY_MEMBERS, (name) => `${name} is not for a body; move it into schema.`),
  }),
  defineRule({
    id: 'NonBodyParameterSchemaNotValid',
    profile: 'certify',
    severity: 'error',
    description: 'Only a body parameter has a schema.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('parameter'),
    check: (node) =>
      within(node, 'query', 'header', 'path', 'formData') &&
      members(node, ['schema'], () => 'schema is for a body alone; use type instead.'),
  }),
  defineRule({
    id: 'DynamicExtensionDefinitionNotAllowedInParameter',
    profile: 'certify',
    severity: 'error',
    description: 'Dynamic schemas of a body are in its schema, not on the parameter.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('parameter'),
    check: (node) =>
      within(node, 'body') &&
      members(
        node,
        [...DYNAMIC_SCHEMAS, 'x-ms-dynamic-values', 'x-ms-dynamic-list', 'x-ms-dynamic-tree'],
        (name) => `${name} is on the body parameter; move it into schema.`,
      ),
  }),
  defineRule({
    id: 'PathParameterMustBeRequired',
    profile: 'import',
    severity: 'error',
    description: 'Path parameters are required.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('parameter'),
    check: (node) =>
      within(node, 'path') &&
      node.value.required !== true && {
        message: `The path parameter ${nameOf(node)} is not required; write "required": true.`,
        fix: [{ pointer: child(node.pointer, 'required'), set: true }],
      },
  }),
  defineRule({
    id: 'PathParameterMissingEncoding',
    profile: 'certify',
    severity: 'warning',
    description: 'Path parameters say how they are encoded.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('parameter'),
    check: (node) =>
      within(node, 'path') &&
      !has(node.value, 'x-ms-url-encoding') && {
        message: `The path parameter ${nameOf(node)} has no encoding; write "x-ms-url-encoding": "single".`,
        fix: [{ pointer: child(node.pointer, 'x-ms-url-encoding'), set: 'single' }],
      },
  }),
  defineRule({
    id: 'QueryParameterEncodingNotSupported',
    profile: 'recommended',
    severity: 'info',
    description: 'Only path parameters say how they are encoded.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('parameter'),
    check: (node) =>
      within(node, 'query', 'header', 'formData', 'body') &&
      members(
        node,
        ['x-ms-url-encoding'],
        () => 'x-ms-url-encoding is for path parameters alone; remove it.',
      ).map((fault) => ({ ...fault, fix: [{ pointer: fault.pointer, remove: true as const }] })),
  }),
]
