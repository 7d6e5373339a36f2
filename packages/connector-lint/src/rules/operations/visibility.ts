import type { DefinitionView } from '../../model/definition-view.js'
import { has, stringsOf, textOf } from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'
import type { SpecNode } from '../../model/spec-nodes.js'

const isInternal = ({ value }: SpecNode) => value['x-ms-visibility'] === 'internal'

const isRequired = ({ parent, member, key }: SpecNode) =>
  member === 'properties' && stringsOf(parent?.value.required).includes(key)

const inputProperties = ({ of, inputs }: DefinitionView) =>
  of('schema').filter((node) => node.member === 'properties' && inputs.has(node.pointer))

const plainParameters = ({ of }: DefinitionView) =>
  of('parameter').filter(({ value }) => value.in !== 'body')

// The id in a DELETE path comes from the Location that the platform kept, so it needs no default.
const isFilledByPlatform = (node: SpecNode, { operations }: DefinitionView) =>
  node.value['x-ms-notification-url'] === true ||
  (node.kind === 'parameter' &&
    operations
      .filter(({ parameters }) => parameters.some((it) => it.node === node))
      .every((operation) => operation.isInternal))

/** The rules on what is hidden from makers and how it gets its value. */
export const visibilityRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'InternalPropertyWithDefaultOptional',
    severity: 'warning',
    about: 'Internal properties with a default are required, or the default is not sent.',
    check: (view) =>
      judge(
        inputProperties(view),
        (node) =>
          isInternal(node) &&
          has(node.value, 'default') &&
          !isRequired(node) &&
          `The internal property ${node.key} has a default but is optional, so it is not sent; require it.`,
      ),
  },
  {
    id: 'PropertyMustBeRequired',
    severity: 'error',
    about: 'Internal parameters with a default are required, or they are ignored.',
    check: (view) =>
      judge(
        plainParameters(view),
        (node) =>
          isInternal(node) &&
          has(node.value, 'default') &&
          node.value.required !== true &&
          `The internal parameter ${textOf(node.value.name)} has a default but is optional, so it is ignored; write "required": true.`,
      ),
  },
  {
    id: 'InternalRequiredWithoutDefault',
    severity: 'error',
    about:
      'Inputs that are internal and required have a default, for nobody else can fill them in.',
    own: true,
    check: (view) =>
      judge(
        [
          ...plainParameters(view).filter(({ value }) => value.required === true),
          ...inputProperties(view).filter(
            // An object is filled in through its properties.
            (node) =>
              isRequired(node) && !has(node.value, 'properties') && !has(node.value, '$ref'),
          ),
        ],
        (node) =>
          isInternal(node) &&
          !has(node.value, 'default') &&
          !isFilledByPlatform(node, view) &&
          `The input ${node.kind === 'schema' ? node.key : textOf(node.value.name)} is internal and required but has no default; add one.`,
      ),
  },
]
