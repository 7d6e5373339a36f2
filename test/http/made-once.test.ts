import assert from 'node:assert/strict'
import { test } from 'node:test'
import { madeOnce } from '../../src/http/made-once.js'

const asking = (headers = {}) => ({ headers: new Headers(headers) })

const setUp = () => {
  let times = 0
  const answer = madeOnce(() => ({ made: ++times }))
  return { answer, times: () => times }
}

test('nothing is made until somebody asks, and then once for all', async () => {
  const { answer, times } = setUp()
  assert.equal(times(), 0)
  const [first, second] = [await answer(asking()), await answer(asking())]
  assert.equal(first.body, '{"made":1}')
  assert.deepEqual(second, first)
  assert.equal(times(), 1)
})

test('who has it already is not sent it again', async () => {
  const { answer } = setUp()
  const { headers } = await answer(asking())
  const { etag } = headers as { etag: string }
  assert.deepEqual(await answer(asking({ 'if-none-match': etag })), {
    status: 304,
    headers: { 'cache-control': 'no-cache', etag },
  })
  assert.equal((await answer(asking({ 'if-none-match': '"another"' }))).status, undefined)
})

test('what cannot be made is tried anew', async () => {
  let fails = true
  const answer = madeOnce(() => {
    if (fails) throw new Error('not now')
    return {}
  })
  assert.throws(() => answer(asking()), /not now/)
  fails = false
  assert.equal((await answer(asking())).body, '{}')
})
