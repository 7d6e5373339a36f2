import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remembered } from '../../src/http/remembered.js'
import { secondsAfterNoon } from '../support/deliveries.js'

const setUp = () => {
  const state = { asked: 0, seconds: 0, isDown: false }
  const ask = () => {
    state.asked++
    return state.isDown ? Promise.reject(new Error('down')) : Promise.resolve(state.asked)
  }
  return { state, get: remembered(ask, 5000, () => secondsAfterNoon(state.seconds)) }
}

test('what was asked for is asked for again only after its time', async () => {
  const { state, get } = setUp()
  assert.deepEqual(await Promise.all([get(), get(), get()]), [1, 1, 1])
  state.seconds = 4.9
  assert.equal(await get(), 1)
  state.seconds = 5
  assert.equal(await get(), 2)
})

test('a fault is remembered like any answer, and forgotten like it', async () => {
  const { state, get } = setUp()
  state.isDown = true
  for (let i = 0; i < 3; i++) await assert.rejects(get(), /down/)
  assert.equal(state.asked, 1)
  state.isDown = false
  state.seconds = 6
  assert.equal(await get(), 2)
})
