import { refPointer } from '../json/json-pointer.js'
import { stringOf } from '../json/json-value.js'
import type { DefinitionView } from './definition-view.js'
import { groupBy } from './group-by.js'
import { oncePerView } from './once-for-each.js'
import type { SpecNode } from './spec-nodes.js'

const DEFINITIONS = '/definitions/'

/** The definition that a pointer leads into. */
const ownerOf = (pointer: string): string | undefined =>
  pointer.startsWith(DEFINITIONS) ? pointer.split('/').slice(0, 3).join('/') : undefined

/** The definitions that no operation comes to, however many others it goes through. */
export const unusedDefinitions = oncePerView((view: DefinitionView): SpecNode[] => {
  const references = view.nodesWith('$ref').flatMap((node) => {
    if (node.kind !== 'schema') return []
    const ref = refPointer(stringOf(node.value.$ref) ?? '')
    return ref === undefined ? [] : [{ from: ownerOf(node.pointer), to: ref }]
  })
  const byOwner = groupBy(references, ({ from }) => from)
  const reached = new Set<string | undefined>([undefined])
  // A set tells what is added to it while it is gone through.
  for (const owner of reached) {
    for (const { to } of byOwner.get(owner) ?? []) reached.add(to)
  }
  return view.definitions.filter(({ pointer }) => !reached.has(pointer))
})

const asSet = oncePerView((view) => new Set(unusedDefinitions(view)))

/** Whether something is below a definition that no operation comes to. */
export const isInUnusedDefinition = ({ parent }: SpecNode, view: DefinitionView): boolean =>
  parent !== undefined && (asSet(view).has(parent) || isInUnusedDefinition(parent, view))
