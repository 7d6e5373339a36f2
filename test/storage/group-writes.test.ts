import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { groupWrites } from '../../src/storage/group-writes.js'

/** Writes that end when they are told to; the answer of an item is the item, in capitals. */
const setUp = (most = 100, waitMs = 60_000) => {
  const writes: { items: string; end: (error?: Error) => void }[] = []
  const write = groupWrites<string, string>({
    keyOf: (item) => item.slice(0, 1),
    fits: (waiting) => waiting.length < most,
    write: (items) =>
      new Promise((resolve, reject) => {
        writes.push({
          items: items.join(' '),
          end: (error) => {
            if (error) reject(error)
            else resolve(items.map((item) => item.toUpperCase()))
          },
        })
      }),
    waitMs,
  })
  return {
    write,
    written: () => writes.map(({ items }) => items),
    end: (i: number, error?: Error) => writes[i]?.end(error),
  }
}

test('alone, a write waits for nobody; what comes meanwhile is one write after it, an answer for each', async () => {
  const { write, written, end } = setUp()
  const all = ['a1', 'a2', 'a3', 'a4'].map(write)
  assert.deepEqual(written(), ['a1'])
  end(0)
  await turn()
  assert.deepEqual(written(), ['a1', 'a2 a3 a4'])
  const late = write('a5')
  end(1)
  await turn()
  end(2)
  assert.deepEqual(await Promise.all([...all, late]), ['A1', 'A2', 'A3', 'A4', 'A5'])
  assert.deepEqual(written(), ['a1', 'a2 a3 a4', 'a5'])
  void write('a6')
  assert.deepEqual(written().at(-1), 'a6')
})

test('writes of different keys have nothing to do with each other', () => {
  const { write, written } = setUp()
  void write('a1')
  void write('b1')
  assert.deepEqual(written(), ['a1', 'b1'])
})

test('what can take no more waits no longer; what does not fit is the write after that', async () => {
  const { write, written, end } = setUp(2)
  const all = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'].map(write)
  await turn()
  assert.deepEqual(written(), ['a1', 'a2 a3', 'a4 a5'])
  end(2)
  await turn()
  assert.deepEqual(written(), ['a1', 'a2 a3', 'a4 a5', 'a6'])
  for (const i of [0, 1, 3]) end(i)
  assert.deepEqual((await Promise.all(all)).join(' '), 'A1 A2 A3 A4 A5 A6')
})

test('a write that fails fails for all who are in it, and for nobody else', async () => {
  const { write, end } = setUp()
  const [first, second, third] = [write('a1'), write('a2'), write('a3')]
  const told = Promise.allSettled([second, third])
  end(0)
  await turn()
  const fourth = write('a4')
  end(1, new Error('storage'))
  await turn()
  end(2)
  assert.deepEqual(
    (await told).map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  assert.deepEqual([await first, await fourth], ['A1', 'A4'])
})

test('nobody waits for a write that hangs for longer than is said', async () => {
  const { write, written } = setUp(100, 1)
  void write('a1')
  void write('a2')
  void write('a3')
  while (written().length < 2) await turn()
  assert.deepEqual(written(), ['a1', 'a2 a3'])
})
