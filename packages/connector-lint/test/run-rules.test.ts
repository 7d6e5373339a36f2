import assert from 'node:assert/strict'
import test from 'node:test'
import { defineRule, type Verdict } from '../src/rule.js'
import { runRules, type CheckOptions } from '../src/run-rules.js'

const ruleOn = (check: () => Verdict) =>
  defineRule({
    id: 'Example',
    profile: 'recommended',
    severity: 'warning',
    description: 'It is an example.',
    evidence: 'seen in examples',
    nodes: () => [{ pointer: '/first' }, { pointer: '/second' }],
    check,
  })

const locateAll = () => (pointer: string) => ({ line: pointer.length, column: 1 })

const run = (check: () => Verdict, options: CheckOptions = {}) =>
  runRules([ruleOn(check)], { view: {}, file: 'a.json', locateAll }, options)

test('a message stands at each node, with the rule’s severity and documentation', () => {
  const [first, second, ...others] = run(() => 'It is wrong.')
  assert.deepEqual(first, {
    file: 'a.json',
    line: 6,
    column: 1,
    severity: 'warning',
    ruleId: 'Example',
    profile: 'recommended',
    message: 'It is wrong.',
    why: 'The connector works; those who use it fare better.',
    pointer: '/first',
    where: '',
    docs: ruleOn(() => false).docs,
  })
  assert.equal(second?.pointer, '/second')
  assert.deepEqual(others, [])
})

test('a rule may find nothing, a fault elsewhere, or several', () => {
  assert.deepEqual(
    run(() => undefined),
    [],
  )
  assert.deepEqual(
    run(() => ({ pointer: '', message: 'Elsewhere.' })).map(({ pointer }) => pointer),
    ['', ''],
  )
  assert.equal(run(() => [{ message: 'One.' }, { message: 'Two.' }]).length, 4)
})

test('RuleFailed: a rule that fails is a finding, names itself and stops no other', () => {
  const failing = ruleOn(() => {
    throw new Error('no such member')
  })
  const findings = runRules(
    [failing, ruleOn(() => 'It is wrong.')],
    { view: {}, file: 'a.json', locateAll },
    {},
  )
  assert.equal(findings.length, 3)
  const [failed] = findings
  assert.ok(failed)
  const { message, docs, why, ...rest } = failed
  assert.ok(why.length > 10)
  assert.deepEqual(rest, {
    file: 'a.json',
    line: 1,
    column: 1,
    pointer: '',
    where: '',
    profile: 'recommended',
    ruleId: 'RuleFailed',
    severity: 'warning',
  })
  assert.match(docs, /\/RuleFailed\.md$/)
  assert.match(message, /^The rule Example failed on this file \(Error: no such member\)/)
})

test('a rule can be silenced and re-graded, that of failures too', () => {
  assert.deepEqual(
    run(() => 'It is wrong.', { grades: { Example: 'off' } }),
    [],
  )
  const [finding] = run(() => 'It is wrong.', { grades: { Example: 'error' } })
  assert.equal(finding?.severity, 'error')
  const fail = () => {
    throw new Error('no such member')
  }
  assert.deepEqual(run(fail, { grades: { RuleFailed: 'off' } }), [])
})
