import type { Catalogue } from './catalogue.js'

/**
 * All names of the event type that goes by a name, that name first. What is stored keeps the name that its type had then: whoever looks
 * for what belongs to a type looks under all of them.
 */
export type NamesOf = (name: string) => readonly string[]

/** Each type has the one name. */
export const oneName: NamesOf = (name) => [name]

/** The names that a catalogue knows; a type that is not in it has the one name. */
export const namesOf =
  ({ find }: Pick<Catalogue, 'find'>): NamesOf =>
  (name) => {
    const eventType = find(name)
    const names = eventType ? [eventType.name, ...(eventType.aliases ?? [])] : []
    return [name, ...names.filter((each) => each !== name)]
  }
