import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedOf } from '../support/asked-of.js'
import { benchProgram, type BenchOptions } from '../../bench/bench-program.js'

const names = ['throughput_1', 'accept', 'memory']
const parse = (...args: string[]) => askedOf<BenchOptions>((run) => benchProgram(names, run), args)

test('every figure is measured unless some are named', async () => {
  assert.deepEqual(await parse(), { quick: false, only: names })
})

test('figures may be named in any order, and are measured in theirs', async () => {
  const only = async (...args: string[]) => (await parse(...args)).only
  assert.deepEqual(await only('--only', 'memory, throughput_1'), ['throughput_1', 'memory'])
  assert.deepEqual(await only('--only', 'memory', '--only', 'accept'), ['accept', 'memory'])
})

test('where the figures go is taken as it is given', async () => {
  const { only: _, ...rest } = await parse('--quick', '--json', 'a.json', '--document', 'b.md')
  assert.deepEqual(rest, { quick: true, json: 'a.json', document: 'b.md' })
})

test('a name that is none is refused with those that there are', async () => {
  await assert.rejects(parse('--only', 'accept,speed'), /"speed".*throughput_1, accept, memory/)
})

test('an option that is none is refused, and one without its value', async () => {
  await assert.rejects(parse('--fast'), /--fast/)
  await assert.rejects(parse('--json', '--quick'), /"--quick" is an option/)
})
