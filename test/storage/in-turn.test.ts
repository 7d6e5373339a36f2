import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTurn } from '../../src/storage/in-turn.js'

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('work of one name is done in turn, also after a failure; work of another goes on beside it', async () => {
  const turns = inTurn()
  const begun: string[] = []
  const ends: ((error?: Error) => void)[] = []
  const work = (name: string) =>
    turns(
      name,
      () =>
        new Promise<string>((resolve, reject) => {
          begun.push(name)
          ends.push((error) => {
            if (error) reject(error)
            else resolve(name)
          })
        }),
    )
  const [first, second, third] = [work('a'), work('a'), work('a')]
  const other = work('b')
  await settled()
  assert.deepEqual(begun, ['a', 'b'])

  ends[0]?.(new Error('failed'))
  await assert.rejects(first, /failed/)
  await settled()
  assert.deepEqual(begun, ['a', 'b', 'a'])
  ends[1]?.()
  assert.equal(await other, 'b')
  ends[2]?.()
  assert.equal(await second, 'a')
  await settled()
  ends[3]?.()
  assert.equal(await third, 'a')
})
