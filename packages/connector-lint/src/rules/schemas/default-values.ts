import { child } from '../../json/json-pointer.js'
import { arrayOf, shown, textOf, typeName } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { isOfType } from '../../model/value-types.js'
import { defineRule, type Rule } from '../../rule.js'
import { typedNodesWith } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

const enumOf = (node: SpecNode) => arrayOf(node.value.enum)

const isMistyped = ({ value }: SpecNode) => !isOfType(value.default, value.type)

/** What a text such as "5" or "false" spells, if it spells anything. */
const speltBy = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? (JSON.parse(text.toLowerCase()) as unknown) : undefined
  } catch {
    return undefined
  }
}

/** Whether a default of another type stands for one of the right type: certified connectors have such, and work. */
const isSpelt = ({ value }: SpecNode) =>
  value.default === null || value.default === '' || isOfType(speltBy(value.default), value.type)

const sayMistyped = ({ value, pointer }: SpecNode) => {
  const spelt = speltBy(value.default)
  return {
    pointer: child(pointer, 'default'),
    message: `default is of type ${typeName(value.default)}; make it ${textOf(value.type)}.`,
    ...(isOfType(spelt, value.type) && typeof value.type === 'string'
      ? { fix: [{ pointer: child(pointer, 'default'), set: spelt }] }
      : {}),
  }
}

/** The rules on defaults. */
export const defaultValueRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'DefaultValueMustMatchType',
    profile: 'import',
    severity: 'error',
    description: 'Defaults are of the schema’s type.',
    evidence: VALIDATOR,
    nodes: typedNodesWith('default'),
    check: (node) => isMistyped(node) && !isSpelt(node) && sayMistyped(node),
  }),
  defineRule({
    id: 'DefaultValueSpelt',
    profile: 'certify',
    severity: 'error',
    description: 'A default is the value itself, not the text or the null that stands for it.',
    why: 'It works, but Microsoft’s validator refuses it.',
    evidence: VALIDATOR,
    nodes: typedNodesWith('default'),
    check: (node) => isMistyped(node) && isSpelt(node) && sayMistyped(node),
  }),
  defineRule({
    id: 'DefaultValueNotInEnum',
    profile: 'recommended',
    severity: 'warning',
    description: 'A default is one of the enum’s values.',
    evidence: 'seen in three certified connectors',
    nodes: typedNodesWith('default'),
    check: (node) =>
      enumOf(node).length > 0 &&
      !enumOf(node).includes(node.value.default) && {
        pointer: child(node.pointer, 'default'),
        message: `default ${shown(node.value.default)} is not in enum; use one of its values.`,
      },
  }),
]
