import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseBenchArguments } from '../../bench/arguments.js'

const names = ['throughput_1', 'accept', 'memory']
const parse = (...args: string[]) => parseBenchArguments(args, names)

test('every figure is measured unless some are named', () => {
  assert.deepEqual(parse(), { help: false, quick: false, only: names })
})

test('figures may be named in any order, and are measured in theirs', () => {
  assert.deepEqual(parse('--only', 'memory, throughput_1').only, ['throughput_1', 'memory'])
  assert.deepEqual(parse('--only', 'memory', '--only', 'accept').only, ['accept', 'memory'])
})

test('where the figures go is taken as it is given', () => {
  const { quick, json, document } = parse('--quick', '--json', 'a.json', '--document', 'b.md')
  assert.deepEqual({ quick, json, document }, { quick: true, json: 'a.json', document: 'b.md' })
})

test('a name that is none is refused with those that there are', () => {
  assert.throws(() => parse('--only', 'accept,speed'), /"speed".*throughput_1, accept, memory/)
})

test('an option that is none is refused', () => {
  assert.throws(() => parse('--fast'), /--fast/)
})
