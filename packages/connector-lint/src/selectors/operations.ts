import { child } from '../json/json-pointer.js'
import { has } from '../json/json-value.js'
import { oncePerView } from '../model/once-for-each.js'
import type { OperationView } from '../model/operation-view.js'
import type { Selector } from './nodes.js'

/** Every operation. */
export const operations: Selector<OperationView> = (view) => view.operations

/** Operations that subscribe a callback, triggers or not. */
export const webhooks: Selector<OperationView> = (view) =>
  view.operations.filter(({ isWebhook }) => isWebhook)

/** Operations that are triggers. */
export const triggers: Selector<OperationView> = (view) =>
  view.operations.filter(({ isTrigger }) => isTrigger)

/** Triggers that are called again and again. */
export const pollingTriggers: Selector<OperationView> = (view) =>
  view.operations.filter(({ isTrigger, isWebhook }) => isTrigger && !isWebhook)

/** Operations with `x-ms-notification`: triggers that fetch, and are told by a webhook when to. */
export const fetchingOperations: Selector<OperationView> = (view) =>
  view.operations.filter(({ node }) => has(node.value, 'x-ms-notification'))

/** An operation that has an id, standing at that id. */
export interface IdentifiedOperation extends OperationView {
  readonly id: string
}

/** The operations that have an id, each standing at it. */
export const identifiedOperations: Selector<IdentifiedOperation> = oncePerView((view) =>
  view.operations.flatMap((it) =>
    it.id === undefined ? [] : [{ ...it, id: it.id, pointer: child(it.pointer, 'operationId') }],
  ),
)
