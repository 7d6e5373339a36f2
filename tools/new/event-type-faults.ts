import { namePattern, propertyPattern } from '../../src/catalogue/patterns.js'
import { UsageError } from '../command-line/usage-error.js'
import { kinds } from './event-type-answers.js'

/** What is wrong with the name of an event type. */
export const nameFault = (asked: string): string | undefined =>
  new RegExp(namePattern).test(asked.toLowerCase())
    ? undefined
    : `"${asked.toLowerCase()}" is no name: it takes lower-case letters, digits, dots and underscores.`

/** What is wrong with `patient:string` or the like. */
export const propertyFault = (asked: string): string | undefined => {
  const text = asked.trim()
  const [name = '', written = 'string'] = text.split(':')
  if (!new RegExp(propertyPattern).test(name))
    return `"${name}" is no name of a property: it takes letters without accents, digits and underscores, a letter first. What makers read is asked next.`
  return kinds.some((kind) => kind === written)
    ? undefined
    : `"${text}" is no property: write name:kind, a kind of ${kinds.join(', ')}.`
}

/** What is wrong with a filter where these are the properties. */
export const filterFault = (names: readonly string[]) => (filter: string) =>
  names.includes(filter) ? undefined : `"${filter}" is none of ${names.join(', ')}.`

/** The first fault in several answers. */
export const firstFault = (
  answers: readonly string[],
  faultIn: (answer: string) => string | undefined,
): string | undefined => answers.map(faultIn).find((fault) => fault !== undefined)

/** Ends a command whose user cannot be asked again. */
export const refuse = (fault: string | undefined): void => {
  if (fault !== undefined) throw new UsageError(fault)
}
