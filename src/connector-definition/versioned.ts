import type { EventType } from '../catalogue/event-type.js'
import { versionOf } from '../catalogue/versions.js'
import type { Operation, PathItem, Paths } from './open-api.js'

const methods = ['get', 'post', 'delete'] as const

/**
 * The paths with each operation on a version of an event type marked as one of its family: the editor shows makers the newest, and flows
 * keep the one that they were made with. What a newer one supersedes is deprecated, and names it.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/operational-versioning
 */
export const versioned = (eventTypes: readonly EventType[], api: string, paths: Paths): Paths => {
  const mark = (path: string, item: PathItem): PathItem => {
    const [, verb = '', name] = path.split('/')
    const eventType = eventTypes.find((each) => each.name === name)
    const version = eventType && versionOf(eventTypes, eventType)
    if (!version) return item
    const { family, revision, successor } = version
    const same = (other: EventType | undefined, method: (typeof methods)[number]) =>
      paths[`/${verb}/${other?.name ?? ''}`]?.[method]?.operationId

    const annotated = (operation: Operation, method: (typeof methods)[number]): Operation => {
      const replacement = same(successor, method)
      return {
        ...operation,
        ...(replacement === undefined ? {} : { deprecated: true }),
        'x-ms-api-annotation': {
          status: 'Production',
          family: same(family[0], method),
          revision,
          ...(replacement === undefined ? {} : { replacement: { api, operationId: replacement } }),
        },
      }
    }
    return methods.reduce<PathItem>((marked, method) => {
      const operation = item[method]
      return operation ? { ...marked, [method]: annotated(operation, method) } : marked
    }, item)
  }
  return Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, mark(path, item)]))
}
