import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeReason } from '../../../console/texts/describe-reason.js'
import { french } from '../../../console/texts/french.js'
import { firstLanguage } from '../../../console/texts/language.js'
import { english } from '../../../console/texts/texts.js'
import { problems } from '../../../src/problem.js'
import { outcomeRules } from '../../../src/deliveries/outcome/outcomes.js'

/** All keys, each with those above it; a text that takes values, with how many. */
const keysOf = (texts: object, above = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value, `${above}${key}.`)
      : [typeof value === 'function' ? `${above}${key}(${value.length})` : above + key],
  )

test('both languages say the same things', () => {
  assert.deepEqual(keysOf(french).sort(), keysOf(english).sort())
})

test('no text is empty, and none was left in the other language', () => {
  const flat = (texts: object): string[] =>
    Object.values(texts).flatMap((value: unknown) =>
      typeof value === 'object' && value !== null ? flat(value) : [String(value)],
    )
  const [said, dit] = [flat(english), flat(french)]
  assert.deepEqual(
    said.filter((text) => text.trim() === ''),
    [],
  )
  const same = dit.filter((text) => text.length > 15 && said.includes(text))
  assert.deepEqual(same, [])
})

test('the language is the one chosen before, else the browser’s first that is spoken, else English', () => {
  assert.equal(firstLanguage('fr', ['en-GB']), 'fr')
  assert.equal(firstLanguage(null, ['de', 'fr-CA', 'en']), 'fr')
  assert.equal(firstLanguage('de', ['nl', 'constructor']), 'en')
})

test('every reason of the app’s outcomes is told in a sentence', () => {
  const reasons = outcomeRules
    .filter(({ kind }) => kind !== 'delivered')
    .map(({ reason }) => reason)
  assert.deepEqual(
    reasons.filter((reason) => !(reason in english.reasons)),
    [],
  )
})

test('a reason with a cause tells both; what is not known is told as it is', () => {
  const say = (reason: string) => describeReason(english.reasons, reason)
  assert.equal(say('exhausted: no-answer'), `${english.reasons.exhausted}: No answer came.`)
  assert.equal(
    say('filter: storeName = Magasin 2: a'),
    'A filter of the flow does not hold: storeName = Magasin 2: a',
  )
  assert.equal(say('as-set-418'), 'as-set-418')
})

test('whatever is advised about is a problem of the app’s, or none at all', () => {
  const known = Object.keys(english.problems).filter((code) => code !== 'unreachable')
  assert.deepEqual(
    known.filter((code) => !(code in problems)),
    [],
  )
})
