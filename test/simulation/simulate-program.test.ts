import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedOf } from '../support/asked-of.js'
import { simulateProgram, type SimulateOptions } from './simulate-program.js'

const parse = (...args: string[]) =>
  askedOf<SimulateOptions>((run) => simulateProgram(() => 42, run), args)

test('a simulation looks for a minute at seeds of its own unless it is told otherwise', async () => {
  assert.deepEqual(await parse(), { minutes: 1, seed: 42 })
  const asked = await parse('--minutes', '10', '--seed', '7', '--path', '3:1')
  assert.deepEqual(asked, { minutes: 10, seed: 7, path: '3:1' })
})
