import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { runScript } from '../../src/playground/run-script.js'
import type { Script } from '../../src/playground/step.js'
import { parcelsDefinition, parcelsProperties } from '../fixtures/parcels-definition.js'
import { useParcelService } from '../fixtures/parcel-service.js'
import { call } from '../fixtures/playing.js'

const service = useParcelService()
const environment = { PLAY_API_KEY: 'key-of-ci' }
const pause = () => Promise.resolve('')

const written = (context: TestContext, steps: Script['steps'] | readonly object[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'flow-simulator-'))
  context.after(() => {
    rmSync(folder, { recursive: true })
  })
  const write = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(value))
    return join(folder, name)
  }
  write('apiDefinition.swagger.json', parcelsDefinition)
  write('apiProperties.json', parcelsProperties)
  return write('session.json', { definition: '.', url: service.baseUrl(), steps })
}

const connect = { do: 'connect', values: { api_key: '${PLAY_API_KEY}' } } as const
const save = {
  do: 'save',
  trigger: 'WhenParcelMoves',
  inputs: { carrier: 'pp' },
  as: 'mine',
} as const

/** A service that calls back as soon as a label is printed. */
const callingBack = (payload: unknown) => {
  service.answer((line) => {
    if (line !== 'POST /api/labels') return undefined
    const { Url } = JSON.parse(service.seen()[0]?.body ?? '') as { Url: string }
    void call(Url, payload)
    return { status: 200, body: { number: 'P-1' } }
  })
}
const print = { do: 'act', operation: 'PrintLabel', inputs: { number: 'P-1' } } as const

test('A session is replayed without a page, with its secrets from the environment', async (context) => {
  callingBack({ number: 'P-1', quantity: 2 })
  const told: string[] = []
  const expected = { do: 'expect-run', flow: 'mine', inputs: { number: 'P-1' } } as const
  const off = { do: 'switch-off', flow: 'mine' } as const
  const script = written(context, [connect, save, print, expected, off])
  await runScript(script, { environment, pause, tell: (line) => told.push(line) })
  assert.deepEqual(service.lines(), ['POST /api/hooks', 'POST /api/labels', 'DELETE /api/hooks/1'])
  assert.equal(service.seen()[0]?.headers['x-parcel-key'], 'key-of-ci')
  assert.deepEqual(told, [
    ...['1. connect', '2. save WhenParcelMoves mine', '3. act PrintLabel'],
    ...['4. expect-run mine', '5. switch-off mine'],
  ])
})

const expectRun = { do: 'expect-run', flow: 'mine', seconds: 1 }

test('A run that is not as declared, or not as expected, fails the script, unless that is allowed', async (context) => {
  callingBack({ number: 7 })
  const play = (expected: object) =>
    runScript(written(context, [connect, save, print, expected]), { environment, pause })
  await assert.rejects(play(expectRun), /Step 4 .*declared `number` string, came a number/)
  const other = { ...expectRun, inputs: { number: 'P-2' } }
  service.seen().length = 0
  await assert.rejects(play(other), /came with \{"number":7\}, not with \{"number":"P-2"\}/)
})

test('An action that answers otherwise than it did fails the script', async (context) => {
  const play = (status: number) =>
    runScript(written(context, [connect, { ...print, status }]), { environment, pause })
  await play(200)
  await assert.rejects(play(202), /Step 2 .*PrintLabel answered 200, not 202/)
})

test('A script that is none, and one whose secret is missing, says so', async (context) => {
  const play = (steps: readonly object[]) => runScript(written(context, steps), { environment: {} })
  await assert.rejects(play([connect]), /needs PLAY_API_KEY/)
  await assert.rejects(play([{ do: 'dance' }]), /That is no script: \/steps\/0/)
  await assert.rejects(play([{ do: 'save' }]), /steps\/0 must have required property 'trigger'/)
  await assert.rejects(play([{ do: 'poll', flow: 'x' }]), /There is no flow "x"/)
})
