import type { EventType } from '../catalogue/event-type.js'
import type { FilterDeclaration } from '../catalogue/filter-declarations.js'
import { propertyPaths } from '../catalogue/property-paths.js'
import { isJsonObject } from '../json-object.js'

/** Why no event could ever fit a filter's value; undefined where one could. */
export const fitsFilter = (
  value: unknown,
  { path, is }: FilterDeclaration,
  eventType: EventType,
): string | undefined => {
  const { type, format } = propertyPaths(eventType.schema).get(path) ?? {}
  if (is === 'contains') return typeof value === 'string' ? undefined : 'must be string'
  if (is === 'atLeast' || is === 'atMost') {
    if (format !== 'date' && format !== 'date-time')
      return typeof value === 'number' ? undefined : `must be ${String(type)}`
    return typeof value === 'string' && !Number.isNaN(Date.parse(value))
      ? undefined
      : `must be a ${format}`
  }
  const { payload, pointer } = withValue(eventType.sample, path.split('.'), value)
  return eventType.faultsOf(payload).find((fault) => fault.path === pointer)?.message
}

interface Changed {
  readonly payload: unknown
  readonly pointer: string
}

/** A payload with another value at a path; in the first item of a list that is on the way. */
const withValue = (payload: unknown, path: readonly string[], value: unknown): Changed => {
  const [name, ...rest] = path
  if (name === undefined) return { payload: value, pointer: '' }
  if (Array.isArray(payload)) {
    const inside = withValue(payload[0], path, value)
    return { payload: payload.toSpliced(0, 1, inside.payload), pointer: `/0${inside.pointer}` }
  }
  const object = isJsonObject(payload) ? payload : {}
  const inside = withValue(object[name], rest, value)
  return {
    payload: { ...object, [name]: inside.payload },
    pointer: `/${name}${inside.pointer}`,
  }
}
