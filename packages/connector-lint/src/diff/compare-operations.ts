import { child } from '../json/json-pointer.js'
import { shown, stringOf } from '../json/json-value.js'
import type { DefinitionView } from '../model/definition-view.js'
import { groupBy } from '../model/group-by.js'
import { outputOf } from '../model/operation-outputs.js'
import type { OperationView } from '../model/operation-view.js'
import { change, type FoundChange } from './change.js'
import { compareInputs, compareOutputs } from './compare-fields.js'
import { compareManners } from './compare-manners.js'
import { inputFields, schemaFields } from './field.js'

const notificationOf = ({ pathItem }: OperationView, { expand }: DefinitionView) => {
  const content = pathItem.children.find(({ kind }) => kind === 'notificationContent')
  return content === undefined ? [] : schemaFields(expand(content), '')
}

/** The whole path of an operation's address, where a base path of / adds nothing. */
const addressIn = ({ path }: OperationView, { root }: DefinitionView) =>
  `${stringOf(root.basePath) ?? ''}${path}`.replaceAll(/\/+/g, '/')

const routed = ({ method, path }: OperationView) => `${method.toUpperCase()} ${path}`

const compareHeads = (
  old: OperationView,
  current: OperationView,
  views: readonly [DefinitionView, DefinitionView],
): FoundChange[] => {
  const [oldKind, newKind] = [old, current].map(({ node }) => node.value['x-ms-trigger'])
  const renamed =
    old.id === current.id
      ? []
      : [
          change(
            'OperationRenamed',
            `the operation ${old.label} is called ${current.label}`,
            child(old.pointer, 'operationId'),
            child(current.pointer, 'operationId'),
          ),
        ]
  const isSameAddress =
    old.method === current.method && addressIn(old, views[0]) === addressIn(current, views[1])
  const moved =
    routed(old) === routed(current)
      ? []
      : [
          change(
            isSameAddress ? 'OperationMovedWithinAddress' : 'OperationMoved',
            `${old.label} was ${routed(old)} and is ${routed(current)}`,
            old.pointer,
            current.pointer,
          ),
        ]
  const turned =
    oldKind === newKind && old.isWebhook === current.isWebhook
      ? []
      : [
          change(
            'TriggerKindChanged',
            `the trigger kind of ${old.label} was ${described(old)} and is ${described(current)}`,
            child(old.pointer, 'x-ms-trigger'),
            child(current.pointer, 'x-ms-trigger'),
          ),
        ]
  return [...renamed, ...moved, ...turned]
}

const described = ({ isTrigger, isWebhook, node }: OperationView) =>
  isTrigger ? `${isWebhook ? 'webhook' : 'polling'} ${shown(node.value['x-ms-trigger'])}` : 'none'

const compareOne = (
  old: OperationView,
  current: OperationView,
  oldView: DefinitionView,
  newView: DefinitionView,
): FoundChange[] => [
  ...compareHeads(old, current, [oldView, newView]),
  ...compareManners(old, current),
  ...compareInputs(inputFields(old), inputFields(current), {
    oldPointer: old.pointer,
    newPointer: current.pointer,
  }),
  ...compareOutputs(
    'Output',
    schemaFields(outputOf(old, oldView), ''),
    schemaFields(outputOf(current, newView), ''),
    child(current.pointer, 'responses'),
  ),
  ...compareOutputs(
    'Notification',
    notificationOf(old, oldView),
    notificationOf(current, newView),
    child(current.pathItem.pointer, 'x-ms-notification-content'),
  ),
]

/** What changed in the operations: matched by operationId, then by method and path. */
export const compareOperations = (
  oldView: DefinitionView,
  newView: DefinitionView,
): FoundChange[] => {
  const taken = new Set(
    oldView.operations.flatMap(({ id }) =>
      id !== undefined ? [newView.operationsById.get(id)] : [],
    ),
  )
  const byRoute = groupBy(
    newView.operations.filter((it) => !taken.has(it)),
    routed,
  )
  return oldView.operations.flatMap((old): FoundChange[] => {
    const current =
      (old.id === undefined ? undefined : newView.operationsById.get(old.id)) ??
      byRoute.get(routed(old))?.[0]
    if (current !== undefined) return compareOne(old, current, oldView, newView)
    const message = `the operation ${old.label} is gone; deprecate it first`
    return [change('OperationRemoved', message, old.pointer, child('/paths', old.path))]
  })
}
