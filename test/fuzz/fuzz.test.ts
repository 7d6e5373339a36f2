import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simulatedStorage } from '../simulation/storage/simulated-storage.js'
import { askedOf } from '../support/asked-of.js'
import { noon } from '../support/deliveries.js'
import { fuzz } from './fuzz.js'
import { fuzzProgram, type FuzzOrder } from './fuzz-program.js'
import { startFuzzedApp } from './fuzzed-app.js'

const memory = () =>
  simulatedStorage({
    now: () => noon.getTime(),
    random: () => 0.5,
    tableChanged: () => undefined,
    queueChanged: () => undefined,
  }).open(
    async (_name, apply) => Promise.resolve(apply()),
    () => noon,
  )

test('whatever is sent, the answer is one that its caller can do something about', async () => {
  const app = await startFuzzedApp(memory())
  const seed = Math.floor(Math.random() * 2 ** 32)
  const { found, sent, statuses } = await fuzz(app, { seed, requests: 500 })
  const again = found && `npm run fuzz -- --seed ${found.seed} --path ${found.path}`
  assert.equal(again, undefined, found?.log)
  assert.equal(sent, 500)
  // Some have to get as far as storage.
  const accepted = [200, 201, 202].map((status) => statuses.get(status) ?? 0)
  assert.ok(accepted.reduce((sum, count) => sum + count) > 50)
})

const parse = (...args: string[]) => askedOf<FuzzOrder>((run) => fuzzProgram(() => 42, run), args)

test('a fuzz sends 50,000 requests of a seed of its own unless it is told otherwise', async () => {
  assert.deepEqual(await parse(), { requests: 50_000, seed: 42 })
  const asked = await parse('--requests', '10', '--seed', '7', '--path', '3:1')
  assert.deepEqual(asked, { requests: 10, seed: 7, path: '3:1' })
})
