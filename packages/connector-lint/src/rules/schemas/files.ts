import { shown } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesOfKind, nodesWith } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

/** The rules on files and binary strings. */
export const fileRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'SchemaTypeFileNotValid',
    profile: 'certify',
    severity: 'error',
    description: 'Only the schema of a response is of type file.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('schema'),
    check: ({ value, parent }) =>
      value.type === 'file' &&
      parent?.kind !== 'response' &&
      'The type file is for form data and whole responses; use string with format binary.',
  }),
  defineRule({
    id: 'FileParameterMustBeInFormData',
    profile: 'certify',
    severity: 'error',
    description: 'Parameters of type file are form data.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('parameter'),
    check: ({ value }) =>
      value.type === 'file' &&
      value.in !== 'formData' &&
      `The file is in ${shown(value.in)}; put it in formData.`,
  }),
  defineRule({
    id: 'InvalidStringBinaryProperty',
    profile: 'certify',
    severity: 'error',
    description: 'Binary strings are whole bodies or form fields, not properties.',
    evidence: VALIDATOR,
    nodes: nodesWith('format', 'schema'),
    check: (node, { inputs }) =>
      node.value.type === 'string' &&
      node.value.format === 'binary' &&
      (node.member === 'properties' || node.member === 'items') &&
      inputs.has(node) &&
      'A property cannot be binary; use format byte, which is base64.',
  }),
]
