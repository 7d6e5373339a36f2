import type { DefinitionView } from '../../model/definition-view.js'
import { repeated } from '../../model/group-by.js'
import { child } from '../../json/json-pointer.js'
import { has, numberOf, objectOf, stringOf } from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'
import type { OperationView } from '../../model/operation-view.js'

// Microsoft's limit is not published; this one is ours.
const MAX_ID = 128
// Documented for custom connectors (FAQ).
const MAX_OPERATIONS = 256

// An underscore is customary before a version, as in ListOrders_V2, and Microsoft uses it itself.
const sanitized = (id: string): string => {
  const [, name = id, version = ''] = /^(.*?)(_V\d+)?$/su.exec(id) ?? []
  return name.replace(/[^A-Za-z0-9]/g, '') + version
}

const idAt = ({ pointer }: OperationView) => child(pointer, 'operationId')

const withId = ({ operations }: DefinitionView) =>
  operations.flatMap((it) => (it.id === undefined ? [] : [{ ...it, id: it.id, pointer: idAt(it) }]))

/** The rules on operationIds. */
export const operationIdRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'OperationIdRequired',
    severity: 'error',
    about: 'Every operation has an operationId.',
    check: ({ operations }) =>
      judge(
        operations,
        ({ label, id, node }) =>
          (id === '' || !has(node.value, 'operationId')) &&
          `The operation ${label} has no operationId; give it one in PascalCase.`,
      ),
  },
  {
    id: 'OperationIdNotUnique',
    severity: 'error',
    about: 'No operationId is used twice.',
    check: (view) =>
      judge(
        repeated(withId(view), ({ id }) => id.toLowerCase()),
        ({ id }) => `operationId ${id} is used already; rename one of the operations.`,
      ),
  },
  {
    id: 'OperationIdSanitized',
    severity: 'warning',
    about: 'operationIds have letters and digits alone.',
    check: (view) =>
      judge(
        withId(view),
        ({ id }) =>
          sanitized(id) !== id &&
          `operationId ${JSON.stringify(id)} becomes ${JSON.stringify(sanitized(id))}; use letters and digits alone.`,
      ),
  },
  {
    id: 'OperationIdNotPascalCase',
    severity: 'warning',
    about: 'operationIds are in PascalCase.',
    own: true,
    check: (view) =>
      judge(
        withId(view),
        ({ id }) =>
          /^[^A-Z]/.test(id) && `operationId ${id} does not begin with a capital; use PascalCase.`,
      ),
  },
  {
    id: 'OperationIdTooLong',
    severity: 'warning',
    about: 'operationIds are shorter than 128 characters.',
    check: (view) =>
      judge(
        withId(view),
        ({ id }) =>
          id.length >= MAX_ID &&
          `The operationId has ${id.length} characters; keep it below ${MAX_ID}.`,
      ),
  },
  {
    id: 'OperationIdShouldEndWithRevision',
    severity: 'warning',
    about: 'From its second revision on, an operation of a family ends with it, as in _V2.',
    check: (view) =>
      judge(withId(view), ({ id, node }) => {
        const annotation = objectOf(node.value['x-ms-api-annotation'])
        const revision = numberOf(annotation.revision) ?? 1
        if (revision < 2 || stringOf(annotation.family) === undefined) return false
        const suffix = `V${revision}`
        return (
          !id.endsWith(suffix) &&
          `operationId ${id} is revision ${revision}; end it with ${suffix}.`
        )
      }),
  },
  {
    id: 'TotalOperationsCountExceedsMaxAllowed',
    severity: 'error',
    about: 'There are at most 256 operations.',
    check: ({ operations }) =>
      operations.length <= MAX_OPERATIONS
        ? []
        : [
            {
              pointer: '/paths',
              message: `There are ${operations.length} operations; keep at most ${MAX_OPERATIONS}.`,
            },
          ],
  },
]
