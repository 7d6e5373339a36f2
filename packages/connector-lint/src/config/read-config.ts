import { docsUrl, RULES_PAGE } from '../docs-url.js'
import { readJson } from '../json/json-document.js'
import { child } from '../json/json-pointer.js'
import { isObject, membersOf, objectOf, shown, typeName } from '../json/json-value.js'
import { nearestWord } from '../model/edit-distance.js'
import { rules } from '../rule-catalogue.js'
import type { Grade, Grades } from './grades.js'

const EXAMPLE = '{ "rules": { "TriggerHintMissing": "off" } }'
const GRADES: readonly Grade[] = ['off', 'error', 'warning', 'info']

const isGrade = (value: unknown): value is Grade => GRADES.some((grade) => grade === value)

const ids = rules.map(({ id }) => id)

/** Reads a configuration; throws with every fault of it, each at its line. */
export const readConfig = (bytes: Uint8Array, file: string): Grades => {
  const { value, faults, positionAt, locate } = readJson(bytes)
  const told = (message: string, { line, column } = locate('')) =>
    `${file}:${line}:${column} ${message}`
  const wrong = faults.map(({ message, offset }) => told(message, positionAt(offset)))
  if (wrong.length === 0) {
    const messages = faultsIn(value)
    wrong.push(...messages.map(({ pointer, message }) => told(message, locate(pointer))))
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  const graded = membersOf(objectOf(value).rules)
  return Object.fromEntries(graded.flatMap(([id, grade]) => (isGrade(grade) ? [[id, grade]] : [])))
}

const faultsIn = (value: unknown) => {
  if (!isObject(value)) {
    const message = `The configuration is of type ${typeName(value)}; write an object such as ${EXAMPLE}.`
    return [{ pointer: '', message }]
  }
  const foreign = Object.keys(value)
    .filter((key) => key !== 'rules')
    .map((key) => ({
      pointer: child('', key),
      message: `${shown(key)} is no setting; the only one is "rules", as in ${EXAMPLE}.`,
    }))
  if (value.rules === undefined || isObject(value.rules)) {
    return [...foreign, ...membersOf(value.rules).flatMap(faultsOfGrade)]
  }
  const message = `rules is of type ${typeName(value.rules)}; write an object such as ${EXAMPLE}.`
  return [...foreign, { pointer: '/rules', message }]
}

const faultsOfGrade = ([id, grade]: [string, unknown]) => {
  const pointer = child('/rules', id)
  if (!ids.includes(id)) {
    const near = nearestWord(id, ids)
    const mend = near === undefined ? `all rules are in ${RULES_PAGE}.` : `did you mean ${near}?`
    return [{ pointer, message: `No rule is called ${shown(id)}; ${mend}` }]
  }
  if (isGrade(grade)) return []
  const message = `The grade of ${id} is ${shown(grade)}; use one of ${GRADES.join(', ')} (${docsUrl(id)}).`
  return [{ pointer, message }]
}
