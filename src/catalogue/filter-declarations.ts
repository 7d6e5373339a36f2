import type { Comparison } from './comparisons.js'
import type { EventTypeFile } from './event-type.js'

/** A filter that makers may use. */
export interface FilterDeclaration {
  /** The property, by its path: `patient.name`. */
  readonly path: string
  readonly is: Comparison
  /** The name of the trigger's input. */
  readonly input: string
  /** The name that subscriptions are stored with. */
  readonly key: string
}

/** The filters of an event type, in the order of its file. */
export const filtersOf = ({
  filters = [],
}: Pick<EventTypeFile, 'filters'>): readonly FilterDeclaration[] =>
  filters.map((filter) => {
    const { property: path, is = 'equal' } =
      typeof filter === 'string' ? { property: filter } : filter
    const name = path.replaceAll('.', '_')
    return is === 'equal'
      ? { path, is, input: name, key: path }
      : { path, is, input: `${name}_${is}`, key: `${path}:${is}` }
  })
