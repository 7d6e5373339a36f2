import { readJson } from '../json/json-document.js'
import { isObject, membersOf, objectOf, stringOf } from '../json/json-value.js'
import { PROFILES } from '../profiles.js'
import { faultsInConfig } from './config-faults.js'
import type { Config, Grade } from './grades.js'

const GRADES: readonly Grade[] = ['off', 'error', 'warning', 'info']

/** The grade in a rule's setting, which is the grade itself or holds it beside a reason. */
const gradeIn = (setting: unknown): Grade | undefined => {
  const named: unknown = isObject(setting) ? setting.grade : setting
  return GRADES.find((grade) => grade === named)
}

/** Reads a configuration; throws with every fault of it, each at its line. */
export const readConfig = (bytes: Uint8Array, file: string): Config => {
  const { value, faults, positionAt, locate } = readJson(bytes)
  const told = (message: string, { line, column } = locate('')) =>
    `${file}:${line}:${column} ${message}`
  const wrong = faults.map(({ message, offset }) => told(message, positionAt(offset)))
  if (wrong.length === 0) {
    const messages = faultsInConfig(value, GRADES)
    wrong.push(...messages.map(({ pointer, message }) => told(message, locate(pointer))))
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  const config = objectOf(value)
  const settings = membersOf(config.rules)
  const profile = PROFILES.find((it) => it === config.profile)
  return {
    grades: Object.fromEntries(
      settings.flatMap(([id, setting]) => {
        const grade = gradeIn(setting)
        return grade === undefined ? [] : [[id, grade]]
      }),
    ),
    reasons: Object.fromEntries(
      settings.flatMap(([id, setting]) => {
        const reason = stringOf(objectOf(setting).reason)
        return reason === undefined ? [] : [[id, reason]]
      }),
    ),
    ...(profile === undefined ? {} : { profile }),
  }
}
