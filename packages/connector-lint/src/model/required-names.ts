import { stringsOf } from '../json/json-value.js'
import { onceForEach } from './once-for-each.js'
import type { SpecNode } from './spec-nodes.js'

/** The names of the properties that a schema requires. */
const requiredNames = onceForEach(
  ({ value }: SpecNode): ReadonlySet<string> => new Set(stringsOf(value.required)),
)

/** Whether a schema is a property that the object around it requires. */
export const isRequiredProperty = ({ parent, member, key }: SpecNode): boolean =>
  member === 'properties' && parent !== undefined && requiredNames(parent).has(key)
