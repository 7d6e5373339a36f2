import assert from 'node:assert/strict'
import test from 'node:test'
import { checkDefinition } from '../src/check-definition.js'
import { compareVersions, readVersion } from '../src/diff/diff-definitions.js'
import { isArray, isObject } from '../src/json/json-value.js'
import { cleanDefinition } from './clean-package.js'

/** A sequence of numbers from 0 to 1 that is the same in every run (mulberry32). */
const randomFrom = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const ODD = [
  null,
  [],
  {},
  3,
  -1,
  '',
  'x',
  true,
  [null],
  { $ref: '#/definitions/Event' },
  { $ref: 3 },
]
/** A third of the runs where a run of tests takes slices. */
const SHARE = process.env.WHOLE_RUN === 'false' ? 3 : 1

const NAMES = ['__proto__', 'constructor', 'toString', '', '$ref', 'x-ms-trigger', '~', 'a/b']

/** A copy of a value with something in it deleted, replaced or renamed. */
const mutated = (value: unknown, random: () => number, chance: number): unknown => {
  const pick = <Item>(list: readonly Item[]) => list[Math.floor(random() * list.length)]
  if (random() < chance) return pick(ODD)
  if (isArray(value)) {
    return value
      .filter(() => random() > chance)
      .map((item): unknown => mutated(item, random, chance))
  }
  if (!isObject(value)) return value
  const entries = Object.entries(value)
    .filter(() => random() > chance)
    .map(([key, member]): [string, unknown] => [
      random() < chance ? (pick(NAMES) ?? key) : key,
      mutated(member, random, chance),
    ])
  return Object.fromEntries(entries)
}

const check = (content: Buffer, what: string) => {
  const findings = checkDefinition(content, 'definition.json', { strictRepo: true })
  const failed = findings.find(({ ruleId }) => ruleId === 'RuleFailed')
  assert.equal(failed?.message, undefined, what)
  for (const { line, column, message } of findings) {
    assert.ok(line > 0 && column > 0 && message.length > 0, what)
  }
}

test('no mutation of a definition makes the checker or the comparison fail', () => {
  const random = randomFrom(20_260_101)
  const text = cleanDefinition()
  const clean = readVersion({ file: 'old.json', bytes: Buffer.from(text) })
  for (let run = 0; run < 300 / SHARE; run += 1) {
    const value = mutated(JSON.parse(text), random, [0.002, 0.01, 0.05][run % 3] ?? 0)
    const content = Buffer.from(JSON.stringify(value))
    check(content, `run ${run}: ${content.toString()}`)
    // Anything else is no definition, and refused.
    if (!isObject(value) || value.swagger !== '2.0' || !isObject(value.paths)) continue
    const current = readVersion({ file: 'new.json', bytes: content })
    compareVersions(clean, current)
    compareVersions(current, clean)
  }
})

test('no damage to the text of a definition makes the checker fail', () => {
  const random = randomFrom(7)
  const bytes = Buffer.from(cleanDefinition())
  for (let run = 0; run < 150 / SHARE; run += 1) {
    const damaged = Buffer.from(bytes.subarray(0, Math.floor(random() * bytes.length)))
    for (let spot = 0; spot < run % 7; spot += 1) {
      damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256)
    }
    check(damaged, `run ${run}`)
  }
})

test('a definition that multiplies by reference is checked to its end', () => {
  const level = (next: number) => ({
    type: 'object',
    required: ['a', 'b'],
    properties: {
      a: { $ref: `#/definitions/L${next}` },
      b: { $ref: `#/definitions/L${next}` },
      c: { $ref: '#/definitions/L0' },
    },
  })
  const definitions = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`L${index}`, level(index + 1)]),
  )
  const value: unknown = JSON.parse(cleanDefinition())
  const content = JSON.stringify({ ...(isObject(value) ? value : {}), definitions })
  const withUse = content.replaceAll('#/definitions/Event"', '#/definitions/L0"')
  check(Buffer.from(withUse), 'multiplied')
})
