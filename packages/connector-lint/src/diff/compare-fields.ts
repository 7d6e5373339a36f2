import { shown } from '../json/json-value.js'
import { groupBy } from '../model/group-by.js'
import { change, type FoundChange } from './change.js'
import { compareHints } from './compare-hints.js'
import { called, type Field } from './field.js'

type What = 'Parameter' | 'Output' | 'Notification'

const retyped = (what: What, old: Field, current: Field): FoundChange[] =>
  old.type === current.type
    ? []
    : [
        change(
          `${what}Retyped`,
          `the type of ${called(old)} was ${old.type} and is ${current.type}`,
          old.pointer,
          current.pointer,
        ),
      ]

const narrowed = (old: Field, current: Field): FoundChange[] => {
  const { enumeration } = current
  if (enumeration === undefined) return []
  const values = old.enumeration
  if (values === undefined) {
    const message = `${called(old)} took any value and takes ${enumeration.map(shown).join(', ')} alone`
    return [change('ParameterEnumAdded', message, old.pointer, current.pointer)]
  }
  const left = new Set(enumeration)
  return values
    .filter((value) => !left.has(value))
    .map((value) =>
      change(
        'ParameterEnumValueRemoved',
        `${called(old)} no longer has the value ${shown(value)}`,
        old.pointer,
        current.pointer,
      ),
    )
}

/** An input that is required now, all the way or wherever the object around it is given. */
const isMadeRequired = (old: Field, current: Field) =>
  (current.required && !old.required) || (current.requiredByParent && !old.requiredByParent)

type FieldsByName = ReadonlyMap<string | undefined, readonly Field[]>

const byName = (fields: readonly Field[]): FieldsByName => groupBy(fields, ({ name }) => name)

/** A new input that saved flows lack: it is required, and they may give the object around it. */
const isMissed = (current: Field, olds: FieldsByName) => {
  if (olds.has(current.name)) return false
  if (current.required) return true
  const parents = olds.get(current.parent) ?? []
  return current.requiredByParent && parents.some(({ place }) => place === current.place)
}

/** What changed among inputs; `at` is the new operation's pointer, for inputs that are gone. */
export const compareInputs = (
  olds: readonly Field[],
  currents: readonly Field[],
  at: { readonly oldPointer: string; readonly newPointer: string },
): FoundChange[] => {
  const currentsByName = byName(currents)
  const oldsByName = byName(olds)
  const known = olds.flatMap((old): FoundChange[] => {
    const namesakes = currentsByName.get(old.name) ?? []
    const same = namesakes.find(({ place }) => place === old.place)
    if (same === undefined) {
      const [moved] = namesakes
      if (moved !== undefined && old.name !== '') {
        const message = `the parameter ${old.name} was in ${old.place} and is in ${moved.place}`
        return [change('ParameterMoved', message, old.pointer, moved.pointer)]
      }
      const message = `the parameter ${called(old)} is gone`
      return [change('ParameterRemoved', message, old.pointer, at.newPointer)]
    }
    const required = isMadeRequired(old, same)
      ? [
          change(
            'ParameterMadeRequired',
            `the parameter ${called(old)} was optional and is required`,
            old.pointer,
            same.pointer,
          ),
        ]
      : []
    return [
      ...retyped('Parameter', old, same),
      ...required,
      ...narrowed(old, same),
      ...compareHints(old, same),
    ]
  })
  const added = currents
    .filter((current) => isMissed(current, oldsByName))
    .map((current) =>
      change(
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
): FoundChange[] => {
  const currentsByName = byName(currents)
  return olds.flatMap((old): FoundChange[] => {
    const [same] = currentsByName.get(old.name) ?? []
    if (same !== undefined) return retyped(what, old, same)
    const message = `the ${what.toLowerCase()} ${called(old)} is gone`
    return [change(`${what}Removed`, message, old.pointer, newPointer)]
  })
}
