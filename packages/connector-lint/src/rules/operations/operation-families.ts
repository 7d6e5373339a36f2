import type { DefinitionView } from '../../model/definition-view.js'
import { groupBy, repeated } from '../../model/group-by.js'
import { child } from '../../json/json-pointer.js'
import { has, isObject, numberOf, objectOf, stringOf } from '../../json/json-value.js'
import { judge, type Fault, type Rule } from '../../rule.js'

const annotated = ({ operations }: DefinitionView) =>
  operations
    .filter(({ node }) => isObject(node.value['x-ms-api-annotation']))
    .map(({ node, label, pointer }) => {
      const annotation = objectOf(node.value['x-ms-api-annotation'])
      return {
        label,
        pointer: child(pointer, 'x-ms-api-annotation'),
        annotation,
        family: stringOf(annotation.family),
        revision: numberOf(annotation.revision),
        active: node.value.deprecated !== true,
      }
    })

type Member = ReturnType<typeof annotated>[number]

/** A rule on families: which of a family's operations are too many. */
const family =
  (
    tooMany: (members: Member[]) => Member[],
    say: (member: Member) => string,
  ): Rule<DefinitionView>['check'] =>
  (view) => {
    const inFamily = annotated(view).filter((it) => it.family !== undefined)
    const families = [...groupBy(inFamily, (it) => it.family).values()]
    return families.flatMap((members) => judge(tooMany(members), say))
  }

const replacement =
  (key: 'api' | 'operationId'): Rule<DefinitionView>['check'] =>
  ({ of }) =>
    judge(
      of('apiReplacement'),
      ({ value }) => !stringOf(value[key]) && `The replacement has no ${key}; add it.`,
    )

/** The rules on x-ms-api-annotation: families, revisions, replacements, status. */
export const operationFamilyRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'OperationFamilyHasDuplicateRevisions',
    severity: 'error',
    about: 'The operations of a family have different revisions.',
    check: family(
      (members) => repeated(members, ({ revision }) => revision?.toString()),
      ({ label, revision = 0 }) =>
        `${label} has the revision ${revision} of another operation of its family; give it the next.`,
    ),
  },
  {
    id: 'OperationFamilyHasManyActiveOperations',
    severity: 'error',
    about: 'At most two operations of a family are not deprecated.',
    check: family(
      (members) => members.filter(({ active }) => active).slice(2),
      ({ label, family: name = '' }) =>
        `${label} is the third active operation of the family ${name}; deprecate the oldest.`,
    ),
  },
  {
    id: 'OperationFamilyHasManyActiveProductionOperations',
    severity: 'error',
    about: 'At most one operation of a family in Production is not deprecated.',
    check: family(
      (members) =>
        members
          .filter(({ active, annotation }) => active && annotation.status === 'Production')
          .slice(1),
      ({ label }) =>
        `${label} is not the only active operation of its family in Production; deprecate the earlier.`,
    ),
  },
  {
    id: 'OperationFamilyHasManyEmptyRevisions',
    severity: 'error',
    about: 'At most one operation of a family has no revision.',
    check: family(
      (members) => members.filter(({ revision }) => revision === undefined).slice(1),
      ({ label }) =>
        `${label} is not the only operation of its family without a revision; number it.`,
    ),
  },
  {
    id: 'OperationRevisionEmpty',
    severity: 'warning',
    about: 'Every operation of a family has a revision.',
    check: family(
      (members) => members.filter(({ revision }) => revision === undefined),
      ({ label }) => `${label} names a family but no revision; add the revision.`,
    ),
  },
  {
    id: 'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
    severity: 'error',
    about: 'Only deprecated operations name a replacement.',
    check: (view) =>
      judge(annotated(view), ({ annotation, active, label, pointer }): Fault | false =>
        active && has(annotation, 'replacement')
          ? {
              pointer: child(pointer, 'replacement'),
              message: `${label} names a replacement but is not deprecated; deprecate it or remove the replacement.`,
            }
          : false,
      ),
  },
  {
    id: 'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    severity: 'error',
    about: 'A replacement names its api.',
    check: replacement('api'),
  },
  {
    id: 'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
    severity: 'error',
    about: 'A replacement names its operationId.',
    check: replacement('operationId'),
  },
  {
    id: 'OperationStatusAheadOfConnector',
    severity: 'error',
    about: 'No operation is in Production before the connector is.',
    check: (view) => {
      const info = objectOf(view.root.info)
      if (objectOf(info['x-ms-api-annotation']).status !== 'Preview') return []
      return judge(
        annotated(view),
        ({ annotation, label }) =>
          annotation.status === 'Production' &&
          `${label} is in Production while the connector is in Preview; lower it to Preview.`,
      )
    },
  },
]
