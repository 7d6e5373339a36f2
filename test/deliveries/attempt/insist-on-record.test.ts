import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insistOnRecord } from '../../../src/deliveries/attempt/insist-on-record.js'
import { passingTime } from '../../support/passing-time.js'
import { storageFault } from '../../support/storage-fault.js'

/** Work that is counted, and storage that refuses so many records first. */
const setUp = (fault: Error = storageFault(503)) => {
  const counts = { works: 0, records: 0, refusals: 0 }
  const now = passingTime()
  const insist = insistOnRecord<{ readonly number: number }>({
    now,
    pause: now.pause,
    weigh: () => 1,
  })
  const run = (name = 'work') =>
    insist(
      name,
      () => Promise.resolve({ number: ++counts.works }),
      ({ number }) => {
        counts.records++
        if (counts.refusals-- > 0) return Promise.reject(fault)
        return Promise.resolve(`recorded ${number}`)
      },
    )
  return { counts, now, run }
}

test('what storage takes at once is done and recorded once', async () => {
  const { run, counts } = setUp()
  assert.deepEqual(await run(), { made: { number: 1 }, recorded: 'recorded 1' })
  assert.deepEqual([counts.works, counts.records], [1, 1])
})

test('storage that fails is asked again, without doing the work again', async () => {
  const { run, counts } = setUp()
  counts.refusals = 5
  assert.equal((await run()).recorded, 'recorded 1')
  assert.deepEqual([counts.works, counts.records], [1, 6])
})

test('after three minutes it is given up, and remembered for the next who comes with the same name', async () => {
  const { run, counts, now } = setUp()
  const began = now().getTime()
  counts.refusals = Infinity
  await assert.rejects(run(), /503/)
  assert.ok(now().getTime() - began <= 180_000)
  counts.refusals = 0
  assert.equal((await run('other work')).recorded, 'recorded 2')
  assert.equal((await run()).recorded, 'recorded 1')
  assert.equal((await run()).recorded, 'recorded 3')
})

test('what is no fault of storage is told at once, and the work is remembered all the same', async () => {
  const { run, counts } = setUp(storageFault(400))
  counts.refusals = 1
  await assert.rejects(run(), /400/)
  assert.equal(counts.records, 1)
  assert.equal((await run()).recorded, 'recorded 1')
})
