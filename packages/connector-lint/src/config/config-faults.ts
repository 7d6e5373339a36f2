import { docsUrl, RULES_PAGE } from '../docs-url.js'
import { child } from '../json/json-pointer.js'
import { isObject, membersOf, shown, typeName } from '../json/json-value.js'
import { nearestWord } from '../model/nearest-word.js'
import { PROFILES } from '../profiles.js'
import { rules } from '../rule-catalogue.js'

/** What is wrong with a configuration, and where. */
export interface ConfigFault {
  readonly pointer: string
  readonly message: string
}

const EXAMPLE =
  '{ "rules": { "TriggerHintMissing": { "grade": "off", "reason": "Makers know." } } }'

const ids = rules.map(({ id }) => id)

/** Everything that is wrong with the value of a configuration. */
export const faultsInConfig = (value: unknown, grades: readonly string[]): ConfigFault[] => {
  if (!isObject(value)) {
    const message = `The configuration is of type ${typeName(value)}; write an object such as ${EXAMPLE}.`
    return [{ pointer: '', message }]
  }
  const foreign = Object.keys(value)
    .filter((key) => key !== 'rules' && key !== 'profile')
    .map((key) => ({
      pointer: child('', key),
      message: `${shown(key)} is no setting; there are "rules" and "profile", as in ${EXAMPLE}.`,
    }))
  return [...foreign, ...faultsOfProfile(value.profile), ...faultsOfRules(value.rules, grades)]
}

const faultsOfProfile = (profile: unknown): ConfigFault[] =>
  profile === undefined || PROFILES.some((it) => it === profile)
    ? []
    : [
        {
          pointer: '/profile',
          message: `The profile is ${shown(profile)}; use one of ${PROFILES.join(', ')}.`,
        },
      ]

const faultsOfRules = (settings: unknown, grades: readonly string[]): ConfigFault[] => {
  if (settings === undefined || isObject(settings)) {
    return membersOf(settings).flatMap((setting) => faultsOfSetting(setting, grades))
  }
  const message = `rules is of type ${typeName(settings)}; write an object such as ${EXAMPLE}.`
  return [{ pointer: '/rules', message }]
}

const faultsOfSetting = (
  [id, setting]: [string, unknown],
  grades: readonly string[],
): ConfigFault[] => {
  const pointer = child('/rules', id)
  if (!ids.includes(id)) {
    const near = nearestWord(id, ids)
    const mend = near === undefined ? `all rules are in ${RULES_PAGE}.` : `did you mean ${near}?`
    return [{ pointer, message: `No rule is called ${shown(id)}; ${mend}` }]
  }
  const grade: unknown = isObject(setting) ? setting.grade : setting
  const wrongGrade = grades.some((it) => it === grade)
    ? []
    : [
        {
          pointer,
          message: `The grade of ${id} is ${shown(grade)}; use one of ${grades.join(', ')} (${docsUrl(id)}).`,
        },
      ]
  const reason = isObject(setting) && setting.reason !== undefined ? setting.reason : ''
  return typeof reason === 'string'
    ? wrongGrade
    : [
        ...wrongGrade,
        { pointer, message: `The reason for ${id} is ${shown(reason)}; write a sentence.` },
      ]
}
