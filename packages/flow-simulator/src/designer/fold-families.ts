import type { OperationView } from './connector-view.js'

const byRevision = (one: OperationView, other: OperationView) =>
  (other.revision ?? 1) - (one.revision ?? 1)

/**
 * Of each family (x-ms-api-annotation) only the newest revision that is not deprecated is offered; the others stand behind it
 * (https://learn.microsoft.com/connectors/custom-connectors/operational-versioning).
 */
export const foldFamilies = (views: readonly OperationView[]): OperationView[] => {
  const families = new Map<string, OperationView[]>()
  for (const view of views) {
    const name = view.family === undefined ? `only ${view.id}` : `family ${view.family}`
    families.set(name, [...(families.get(name) ?? []), view])
  }
  return [...families.values()].flatMap((members) => {
    const newestFirst = [...members].sort(byRevision)
    const head = newestFirst.find(({ hidden }) => hidden === undefined)
    if (!head) return members
    const older = newestFirst.filter(
      (it) => it !== head && (it.deprecated || it.hidden === undefined),
    )
    const apart = newestFirst.filter((it) => it !== head && !older.includes(it))
    return [{ ...head, older }, ...apart]
  })
}
