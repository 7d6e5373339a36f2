import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sequential } from '../../bench/baseline/sequential.js'

test('the baseline POSTs one after the other and adds up their time', async () => {
  const steps: string[] = []
  let clock = 1000
  const post = async (url: string) => {
    steps.push(`begin ${url}`)
    await Promise.resolve()
    clock += 50
    steps.push(`end ${url}`)
  }
  assert.equal(await sequential(['a', 'b'], post, () => clock), 0.1)
  assert.deepEqual(steps, ['begin a', 'end a', 'begin b', 'end b'])
})
