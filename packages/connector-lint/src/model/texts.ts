import { child } from '../json/json-pointer.js'
import { has, stringOf } from '../json/json-value.js'
import type { DefinitionView } from './definition-view.js'
import { oncePerView } from './once-for-each.js'
import type { SpecNode } from './spec-nodes.js'

/** What a text is for: each role has its own limits and manners. */
export type TextRole = 'title' | 'connectorDescription' | 'summary' | 'inputSummary' | 'description'

/** A text that makers read, or the place where one is missing. */
export interface TextView {
  readonly role: TextRole
  readonly owner: SpecNode
  readonly key: string
  /** The text, or its owner when the text is missing. */
  readonly pointer: string
  readonly text: string | undefined
  /** What the text tells of, for messages. */
  readonly what: string
}

const textAt = (role: TextRole, owner: SpecNode, key: string, what: string): TextView => {
  const present = has(owner.value, key)
  const pointer = present ? child(owner.pointer, key) : owner.pointer
  return { role, owner, key, pointer, text: stringOf(owner.value[key]), what }
}

const isInternal = ({ value }: SpecNode) => value['x-ms-visibility'] === 'internal'

/** The parameters and body properties that a maker fills in. */
const visibleInputs = ({ operations }: DefinitionView): Set<SpecNode> =>
  new Set(
    operations
      .filter((it) => !it.isInternal)
      .flatMap(({ parameters, body }) => [
        ...parameters
          .filter((it) => it.in !== 'body' && !isInternal(it.node))
          .map(({ node }) => node),
        ...body
          .filter((it) => !it.internal && it.node.member === 'properties')
          .map(({ node }) => node),
      ]),
  )

const inputTexts = (node: SpecNode): TextView[] => {
  const name = node.kind === 'schema' ? node.key : (stringOf(node.value.name) ?? node.key)
  const key =
    !has(node.value, 'x-ms-summary') && has(node.value, 'title') ? 'title' : 'x-ms-summary'
  const what = `the input ${name}`
  return [textAt('inputSummary', node, key, what), textAt('description', node, 'description', what)]
}

/** Every text that makers read, there or missing. */
export const texts = oncePerView((view): TextView[] => [
  ...view
    .nodesOfKind('info')
    .flatMap((info) => [
      textAt('title', info, 'title', 'the connector'),
      textAt('connectorDescription', info, 'description', 'the connector'),
    ]),
  ...view.operations.flatMap(({ node, label }) => [
    textAt('summary', node, 'summary', label),
    textAt('description', node, 'description', label),
  ]),
  ...view
    .nodesOfKind('notificationContent')
    .map((node) => textAt('description', node, 'description', 'the notification')),
  ...[...visibleInputs(view)].flatMap(inputTexts),
])
