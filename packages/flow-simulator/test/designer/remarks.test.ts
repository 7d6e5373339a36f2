import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Remark } from '../../src/designer/connector-view.js'
import { createRemarks } from '../../src/designer/remarks.js'

const remarkAt = (pointer: string, message = pointer): Remark => ({
  ...{ ruleId: 'x', severity: 'warning', message, where: '', docs: '', line: 1, file: 'a.json' },
  pointer,
})

test('A remark is given out once: to its own place, or to the one that holds it, whichever asks first', () => {
  const pointers = ['/a/b', '/a', '/a/b/c', '/ab', '/a-b', '', '/a/b']
  const remarks = createRemarks(pointers.map((pointer, index) => remarkAt(pointer, `${index}`)))
  const told = (found: readonly Remark[]) => found.map(({ message }) => message)
  assert.deepEqual(told(remarks.at('/a/b')), ['0', '6'])
  assert.deepEqual(told(remarks.at('/a/b')), [])
  assert.deepEqual(told(remarks.below('/a')), ['1', '2'])
  assert.deepEqual(told(remarks.below('/a')), [])
  assert.deepEqual(told(remarks.at('')), [])
  assert.deepEqual(told(remarks.rest()), ['3', '4', '5'])
})

test('Of a large definition, a remark is not looked at for each place anew', () => {
  let looks = 0
  const all = Array.from({ length: 1000 }, (_, index) => ({
    ...remarkAt(''),
    get pointer() {
      looks += 1
      return `/paths/${index}/get`
    },
  }))
  const remarks = createRemarks(all)
  const found = all.map((_, index) => [
    remarks.at(`/paths/${index}`).length,
    remarks.below(`/paths/${index}`).length,
  ])
  assert.deepEqual(found[999], [0, 1])
  assert.ok(looks < 50_000, `${looks} looks`)
})
