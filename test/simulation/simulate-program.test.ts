import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simulateProgram, type SimulateOptions } from './simulate-program.js'

const parse = async (...args: string[]): Promise<Partial<SimulateOptions>> => {
  let asked = {}
  const program = simulateProgram(
    () => 42,
    (options) => {
      asked = options
      return Promise.resolve()
    },
  )
  await program.parseAsync(args, { from: 'user' })
  return asked
}

test('a simulation looks for a minute at seeds of its own unless it is told otherwise', async () => {
  assert.deepEqual(await parse(), { minutes: 1, seed: 42 })
  const asked = await parse('--minutes', '10', '--seed', '7', '--path', '3:1')
  assert.deepEqual(asked, { minutes: 10, seed: 7, path: '3:1' })
})
