import { shown } from '../json/json-value.js'
import { breaking, type FoundChange } from './change.js'
import type { Field } from './field.js'

const retyped = (what: string, old: Field, current: Field): FoundChange[] =>
  old.type === current.type
    ? []
    : [
        breaking(
          `${what}Retyped`,
          `the type of ${called(old)} was ${old.type} and is ${current.type}`,
          old.pointer,
          current.pointer,
        ),
      ]

const called = ({ name, place }: Field) =>
  name === '' ? `the ${place || 'output'} as a whole` : place === '' ? name : `${name} in ${place}`

const narrowed = (what: string, old: Field, current: Field): FoundChange[] => {
  const { enumeration } = current
  if (enumeration === undefined) return []
  const values = old.enumeration
  if (values === undefined) {
    const message = `${called(old)} took any value and takes ${enumeration.map(shown).join(', ')} alone`
    return [breaking(`${what}EnumAdded`, message, old.pointer, current.pointer)]
  }
  return values
    .filter((value) => !enumeration.includes(value))
    .map((value) =>
      breaking(
        `${what}EnumValueRemoved`,
        `${called(old)} no longer has the value ${shown(value)}`,
        old.pointer,
        current.pointer,
      ),
    )
}

/** What changed among inputs; `at` is the new operation's pointer, for inputs that are gone. */
export const compareInputs = (
  olds: readonly Field[],
  currents: readonly Field[],
  at: { readonly oldPointer: string; readonly newPointer: string },
): FoundChange[] => {
  const known = olds.flatMap((old): FoundChange[] => {
    const same = currents.find(({ name, place }) => name === old.name && place === old.place)
    if (same === undefined) {
      const moved = currents.find(({ name, place }) => name === old.name && place !== old.place)
      if (moved !== undefined && old.name !== '') {
        const message = `the parameter ${old.name} was in ${old.place} and is in ${moved.place}`
        return [breaking('ParameterMoved', message, old.pointer, moved.pointer)]
      }
      const message = `the parameter ${called(old)} is gone`
      return [breaking('ParameterRemoved', message, old.pointer, at.newPointer)]
    }
    const required =
      same.required && !old.required
        ? [
            breaking(
              'ParameterMadeRequired',
              `the parameter ${called(old)} was optional and is required`,
              old.pointer,
              same.pointer,
            ),
          ]
        : []
    return [...retyped('Parameter', old, same), ...required, ...narrowed('Parameter', old, same)]
  })
  const added = currents
    .filter(({ required, name }) => required && !olds.some((old) => old.name === name))
    .map((current) =>
      breaking(
        'RequiredParameterAdded',
        `the parameter ${called(current)} is new and required`,
        at.oldPointer,
        current.pointer,
      ),
    )
  return [...known, ...added]
}

/** What changed among outputs, or in a notification, that flows may use as dynamic content. */
export const compareOutputs = (
  what: 'Output' | 'Notification',
  olds: readonly Field[],
  currents: readonly Field[],
  newPointer: string,
): FoundChange[] =>
  olds.flatMap((old): FoundChange[] => {
    const same = currents.find(({ name }) => name === old.name)
    if (same !== undefined) return retyped(what, old, same)
    const message = `the ${what.toLowerCase()} ${called(old)} is gone`
    return [breaking(`${what}Removed`, message, old.pointer, newPointer)]
  })
