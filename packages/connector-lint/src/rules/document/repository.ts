import { child } from '../../json/json-pointer.js'
import { stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { everyNode, nodesOfKind, typedNodes } from '../../selectors/nodes.js'
import { REPOSITORY_SCHEMAS } from '../../sources.js'

// The public repository's JSON schemas date from 2020. That they lack guid, decimal, x-ms-keywords and
// x-ms-openai-* is known from running them; the rest of this list is ours, to compare with the schema.
const FORMATS = [
  ...['int32', 'int64', 'float', 'double', 'byte', 'binary', 'date', 'date-time', 'password'],
  ...['email', 'uri', 'uuid', 'html', 'date-no-tz'],
]

/** What the public repository's schema of definitions asks for beyond the platform. */
export const repositoryRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'RepositoryFormatNotListed',
    profile: 'recommended',
    severity: 'error',
    description: 'Formats are in the schema’s list.',
    evidence: REPOSITORY_SCHEMAS,
    strictRepo: true,
    nodes: typedNodes,
    check: ({ value, pointer }) => {
      const format = stringOf(value.format)
      if (format === undefined || FORMATS.includes(format)) return false
      const message = `The repository’s schema has no format ${format}; leave it out.`
      return { pointer: child(pointer, 'format'), message }
    },
  }),
  defineRule({
    id: 'RepositoryExtensionNotListed',
    profile: 'recommended',
    severity: 'error',
    description: 'Extensions are in the schema, which lacks the newest.',
    evidence: REPOSITORY_SCHEMAS,
    strictRepo: true,
    nodes: everyNode,
    check: ({ value, pointer }) =>
      Object.keys(value)
        .filter((name) => /^x-ms-(openai-|keywords$)/.test(name))
        .map((name) => ({
          pointer: child(pointer, name),
          message: `The repository’s schema has no ${name}; leave it out.`,
        })),
  }),
  defineRule({
    id: 'RepositoryTestConnectionNotListed',
    profile: 'recommended',
    severity: 'warning',
    description:
      'testConnection is not used: the schema calls it unsupported for custom connectors.',
    evidence: REPOSITORY_SCHEMAS,
    strictRepo: true,
    nodes: nodesOfKind('testConnection'),
    check: () =>
      'The repository’s schema notes testConnection as unsupported; expect a question on it.',
  }),
]
