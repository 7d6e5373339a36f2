import type { Connector, Operation } from '../connector/connector.js'
import { visibilityOf } from '../connector/describe-field.js'
import { dynamicUse } from '../connector/dynamic-use.js'
import { inputFields } from '../connector/input-fields.js'
import { outputSchema } from '../connector/response-schema.js'
import { followReference } from '../json/follow-reference.js'
import { objectOf, stringOf, textOf } from '../json/json-value.js'
import { splitOn } from '../runs/split-on.js'
import type { FieldView, Locale, OperationView } from './connector-view.js'
import { outputTokens } from './output-tokens.js'
import { reasonText, type Reason } from './reasons.js'
import type { Remarks } from './remarks.js'

/** What views of operations are made with. */
export interface ViewContext {
  readonly connector: Pick<Connector, 'definition'>
  readonly locale: Locale
  readonly remarks: Remarks
}

const fieldViews = (
  { connector, locale, remarks }: ViewContext,
  operation: Operation,
): FieldView[] =>
  inputFields(connector.definition, operation).map((field) => {
    const reason: Reason | undefined = field.isNotificationUrl
      ? 'callback-url'
      : field.visibility === 'internal'
        ? 'internal-field'
        : undefined
    return {
      ...field,
      ...(reason && { hidden: reasonText(locale, reason) }),
      remarks: remarks.below(field.pointer),
    }
  })

const hiddenBecause = ({ node }: Operation): Reason | undefined => {
  const trigger = stringOf(node['x-ms-trigger'])?.toLowerCase()
  if (visibilityOf(node) === 'internal') return 'internal-operation'
  if (node.deprecated === true) return 'deprecated'
  return trigger === undefined || ['single', 'batch'].includes(trigger) ? undefined : 'trigger-kind'
}

const annotated = ({ node }: Operation) => {
  const annotation = objectOf(node['x-ms-api-annotation'])
  const family = textOf(annotation.family)
  const { revision } = annotation
  const replacement = textOf(objectOf(annotation.replacement).operationId)
  return {
    preview: stringOf(annotation.status)?.toLowerCase() === 'preview',
    ...(family !== undefined && { family }),
    ...(typeof revision === 'number' && { revision }),
    ...(replacement !== undefined && { replacement }),
  }
}

/** The outputs of an operation, and how they come about. */
const outputsOf = ({ connector, locale, remarks }: ViewContext, operation: Operation) => {
  const { definition } = connector
  const schema = outputSchema(definition, operation)
  const split = splitOn(definition, operation)
  const context = { document: definition, locale, remarksOn: remarks.at }
  return {
    outputs: schema ? outputTokens(context, schema) : [],
    outputsAreDynamic:
      schema !== undefined &&
      dynamicUse(followReference(definition, schema).node)?.kind === 'schema',
    ...(split && { splitOn: split.expression }),
  }
}

/** An operation as the designer shows it; its family is folded elsewhere. */
export const operationView = (context: ViewContext, operation: Operation): OperationView => {
  const { id, title, kind, method, path, node, pointer, notification } = operation
  const description = textOf(node.description)
  const hint = textOf(node['x-ms-trigger-hint'])
  const reason = hiddenBecause(operation)
  const fields = fieldViews(context, operation)
  const outputs = outputsOf(context, operation)
  return {
    ...{ id, title, kind, method, path, fields, ...outputs },
    ...(description !== undefined && { description }),
    ...(hint !== undefined && { hint }),
    visibility: visibilityOf(node),
    deprecated: node.deprecated === true,
    ...annotated(operation),
    ...(reason && { hidden: reasonText(context.locale, reason) }),
    older: [],
    // Whatever is said of a part that is not shown by itself.
    remarks: [
      ...context.remarks.below(pointer),
      ...(notification ? context.remarks.below(notification.pointer) : []),
    ],
  }
}
