import type { DefinitionView } from '../../model/definition-view.js'
import { shown } from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'

/** The rules on files and binary strings. */
export const fileRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'SchemaTypeFileNotValid',
    severity: 'error',
    about: 'Only the schema of a response is of type file.',
    check: ({ of }) =>
      judge(
        of('schema'),
        ({ value, parent }) =>
          value.type === 'file' &&
          parent?.kind !== 'response' &&
          'The type file is for form data and whole responses; use string with format binary.',
      ),
  },
  {
    id: 'FileParameterMustBeInFormData',
    severity: 'error',
    about: 'Parameters of type file are form data.',
    check: ({ of }) =>
      judge(
        of('parameter'),
        ({ value }) =>
          value.type === 'file' &&
          value.in !== 'formData' &&
          `The file is in ${shown(value.in)}; put it in formData.`,
      ),
  },
  {
    id: 'InvalidStringBinaryProperty',
    severity: 'error',
    about: 'Binary strings are whole bodies or form fields, not properties.',
    check: ({ of, inputs }) =>
      judge(
        of('schema'),
        ({ value, member, pointer }) =>
          value.type === 'string' &&
          value.format === 'binary' &&
          (member === 'properties' || member === 'items') &&
          inputs.has(pointer) &&
          'A property cannot be binary; use format byte, which is base64.',
      ),
  },
]
