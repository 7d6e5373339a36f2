import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Measurement } from '../../bench/figure.js'
import { measureAll } from '../../bench/measure-all.js'
import { runScript } from '../support/run-script.js'

const figure = { value: 1, unit: 'ms', reference: 2, ratio: 0.5, detail: {} }

const measurement = (name: string, measure: Measurement['measure']): Measurement => ({
  ...{ name, measure },
  about: 'something',
})

test('a measurement that fails is told, and the others are taken', async () => {
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  const broken = measurement('broken', () => Promise.reject(new Error('3 are missing')))
  const sound = measurement('sound', ({ quick, progress }) => {
    progress(quick ? 'in short' : 'in full')
    return Promise.resolve(figure)
  })
  const { figures, faults } = await measureAll([broken, sound], { quick: true, print })
  assert.deepEqual(figures, { sound: figure })
  assert.deepEqual(faults, ['broken: 3 are missing'])
  assert.match(lines.join('\n'), /\[1\/2\] broken.*FAILED: 3 are missing.*in short/s)
})

test('a figure that does not exist is a usage error', async (t) => {
  const { code, text } = await runScript(t, 'bench/main.js', ['--only', 'speed']).ended
  assert.equal(code, 2)
  assert.match(text, /no "speed".*"npm run bench -- --help" shows how/s)
})
