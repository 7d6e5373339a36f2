import { child } from '../../json/json-pointer.js'
import { arrayOf, isArray, shown, stringsOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Located, type Rule } from '../../rule.js'
import { documentAndOperations, wholeDocument, type Selector } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

const schemes: Selector<Located & { readonly scheme: unknown }> = (view) =>
  documentAndOperations(view).flatMap(({ value, pointer }) =>
    arrayOf(value.schemes).map((scheme, index) => ({
      scheme,
      pointer: child(pointer, 'schemes', index),
    })),
  )

/** The rules on the schemes by which the API is called. */
export const schemeRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'SchemesArrayEmpty',
    profile: 'certify',
    severity: 'error',
    description: 'schemes, where there is one, names a scheme.',
    evidence: VALIDATOR,
    nodes: documentAndOperations,
    check: ({ value, pointer }) =>
      isArray(value.schemes) &&
      value.schemes.length === 0 && {
        pointer: child(pointer, 'schemes'),
        message: 'schemes is empty; write ["https"].',
      },
  }),
  defineRule({
    id: 'SchemeNotValid',
    profile: 'certify',
    severity: 'error',
    description: 'schemes names transfer protocols of OpenAPI 2.0.',
    evidence: VALIDATOR,
    nodes: schemes,
    check: ({ scheme }) =>
      !['http', 'https', 'ws', 'wss'].some((known) => known === scheme) &&
      `The scheme ${shown(scheme)} is no transfer protocol; use "https".`,
  }),
  defineRule({
    id: 'SchemeNotSupported',
    profile: 'certify',
    severity: 'error',
    description: 'schemes has no WebSocket protocol.',
    evidence: VALIDATOR,
    nodes: schemes,
    check: ({ scheme }) =>
      (scheme === 'ws' || scheme === 'wss') &&
      `The scheme ${shown(scheme)} is not supported; use "https".`,
  }),
  defineRule({
    id: 'SchemeNotHttps',
    profile: 'recommended',
    severity: 'warning',
    description:
      'schemes is ["https"]: other schemes also lose the credentials of the DELETE call.',
    evidence: 'seen in paconn’s source, which calls the first scheme',
    nodes: wholeDocument,
    check: ({ value }) => {
      const named = stringsOf(value.schemes)
      if (named[0] === 'https' && !named.includes('http')) return false
      return {
        pointer: '/schemes',
        message: 'schemes is not ["https"]; call the API by https alone.',
      }
    },
  }),
]
