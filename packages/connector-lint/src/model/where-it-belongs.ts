import { has } from '../json/json-value.js'
import type { NodeKind } from './nesting.js'
import { allShapes, shapedKinds } from './schema-shapes.js'

// What other objects call the same is said of them rather than that they have a member of the document.
const kindNames: Readonly<Partial<Record<NodeKind, string>>> = {
  document: 'top level of the file',
  pathItem: 'path',
  securityScheme: 'security definition',
  notificationContent: 'x-ms-notification-content',
}

// A name that more objects have says nothing of where its owner wanted it.
const MOST_HOMES = 2

const homes = (name: string): readonly NodeKind[] =>
  shapedKinds.filter((kind) => has(allShapes[kind]?.members, name))

/** A kind of object as messages name it. */
export const kindName = (kind: NodeKind): string => kindNames[kind] ?? kind

/** The one or two kinds of object that have a member of a name, in words; undefined where it could be anything. */
export const whereItBelongs = (name: string): string | undefined => {
  const kinds = homes(name)
  if (has(allShapes.document?.members, name) && kinds.length > 0) {
    return kinds.includes('operation')
      ? `${kindName('document')} or to an operation`
      : kindName('document')
  }
  return kinds.length === 0 || kinds.length > MOST_HOMES
    ? undefined
    : kinds.map(kindName).join(' or the ')
}
