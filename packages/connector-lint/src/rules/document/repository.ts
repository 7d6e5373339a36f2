import type { DefinitionView } from '../../model/definition-view.js'
import { child } from '../../json/json-pointer.js'
import { stringOf } from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'

// The public repository's JSON schemas date from 2020. That they lack guid, decimal, x-ms-keywords and
// x-ms-openai-* is known from running them; the rest of this list is ours, to compare with the schema.
const FORMATS = [
  ...['int32', 'int64', 'float', 'double', 'byte', 'binary', 'date', 'date-time', 'password'],
  ...['email', 'uri', 'uuid', 'html', 'date-no-tz'],
]

/** What the public repository's schema of definitions asks for beyond the platform. */
export const repositoryRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'RepositoryFormatNotListed',
    severity: 'error',
    about: 'Formats are in the schema’s list.',
    own: true,
    strictRepo: true,
    check: ({ of }) =>
      judge(of('schema', 'parameter', 'items', 'header'), ({ value, pointer }) => {
        const format = stringOf(value.format)
        if (format === undefined || FORMATS.includes(format)) return false
        const message = `The repository’s schema has no format ${format}; leave it out.`
        return { pointer: child(pointer, 'format'), message }
      }),
  },
  {
    id: 'RepositoryExtensionNotListed',
    severity: 'error',
    about: 'Extensions are in the schema, which lacks the newest.',
    own: true,
    strictRepo: true,
    check: ({ nodes }) =>
      judge(nodes, ({ value, pointer }) =>
        Object.keys(value)
          .filter((name) => /^x-ms-(openai-|keywords$)/.test(name))
          .map((name) => ({
            pointer: child(pointer, name),
            message: `The repository’s schema has no ${name}; leave it out.`,
          })),
      ),
  },
  {
    id: 'RepositoryTestConnectionNotListed',
    severity: 'warning',
    about: 'testConnection is not used: the schema calls it unsupported for custom connectors.',
    own: true,
    strictRepo: true,
    check: ({ of }) =>
      judge(
        of('testConnection'),
        () =>
          'The repository’s schema notes testConnection as unsupported; expect a question on it.',
      ),
  },
]
