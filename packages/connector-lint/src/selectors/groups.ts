import { groupBy } from '../model/group-by.js'
import { oncePerView } from '../model/once-for-each.js'
import type { Located } from '../rule.js'
import type { Selector } from './nodes.js'

/** Nodes that have something in common; the group stands where its first member does. */
export interface Group<Node extends Located> extends Located {
  readonly members: readonly Node[]
}

/** The nodes of a selector in groups of one key; what has no key is in none. */
export const groupsOf = <Node extends Located>(
  select: Selector<Node>,
  keyOf: (node: Node) => string | undefined,
): Selector<Group<Node>> =>
  oncePerView((view) =>
    [...groupBy(select(view), keyOf)].flatMap(([key, members]) => {
      const [first] = members
      return key === undefined || first === undefined ? [] : [{ pointer: first.pointer, members }]
    }),
  )
