import assert from 'node:assert/strict'
import test, { suite } from 'node:test'
import { checkDefinition } from '../src/check-definition.js'
import { checkPackage } from '../src/check-package.js'
import { PROFILES, type Profile } from '../src/profiles.js'
import { rules } from '../src/rule-catalogue.js'
import { definitionCases } from './cases/definition-cases.js'
import { packageCases } from './cases/package-cases.js'
import { changedFiles } from './changed-files.js'
import { cleanDefinition } from './clean-package.js'
import { editJson } from './edit-json.js'

const profiles = new Map(rules.map(({ id, profile }) => [id, profile]))

/** Whether a profile has the rules of another. */
const includes = (profile: Profile, other: Profile | undefined) =>
  other !== undefined && PROFILES.indexOf(other) <= PROFILES.indexOf(profile)

suite(
  'a fault planted in a clean connector is found where the profile has its rule, and not elsewhere',
  () => {
    // The default profile, which has all rules, is tried with each case where that is told.
    for (const profile of ['import'] as const) {
      test(`${profile}: definitions`, () => {
        for (const [rule, , , ...edits] of definitionCases) {
          if (rule.startsWith('Repository')) continue
          const bytes = Buffer.from(editJson(cleanDefinition(), edits))
          const found = checkDefinition(bytes, 'a.json', { profile }).map(({ ruleId }) => ruleId)
          assert.equal(found.includes(rule), includes(profile, profiles.get(rule)), rule)
        }
      })

      test(`${profile}: packages`, () => {
        for (const one of packageCases) {
          const [rule] = one
          if (rule.startsWith('Repository')) continue
          const files = changedFiles(one)
          const found = checkPackage({ folder: 'a', files }, { profile }).map(
            ({ ruleId }) => ruleId,
          )
          assert.equal(found.includes(rule), includes(profile, profiles.get(rule)), rule)
        }
      })
    }
  },
)

test('an import error is an error in every profile, what certification refuses only there', () => {
  const severity = (profile: Profile, edit: readonly [string, unknown]) =>
    checkDefinition(Buffer.from(editJson(cleanDefinition(), [edit])), 'a.json', { profile })[0]
      ?.severity
  for (const profile of PROFILES) assert.equal(severity(profile, ['/host', 'orders']), 'error')
  const empty = ['/security', [{ key: ['scope'] }]] as const
  assert.equal(severity('import', empty), undefined)
  assert.equal(severity('certify', empty), 'error')
  assert.equal(severity('recommended', empty), 'warning')
})
