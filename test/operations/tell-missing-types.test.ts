import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellMissingTypes } from '../../src/operations/tell-missing-types.js'
import { newRecipient, noon, tenantNumber } from '../support/deliveries.js'
import { stream } from '../support/gather.js'
import { loggedContext } from '../support/log-lines.js'

const [one, two] = [tenantNumber(1), tenantNumber(2)]

/** The partitions of a table, whether anyone subscribes in each, and how many seconds pass with each. */
const setUp = (partitions: readonly (readonly [string, string, boolean])[], seconds = 0) => {
  const asked: (string | undefined)[] = []
  const logged = loggedContext()
  let now = noon
  const tell = tellMissingTypes({
    subscriptions: {
      partitions: (after) => {
        asked.push(after)
        const all = partitions.map(([scope, eventType]) => ({ scope, eventType }))
        const at = all.findIndex((each) => `${each.scope}:${each.eventType}` === after)
        return stream(all.slice(at + 1))
      },
      firstRecipients: ({ scope, eventType }) => {
        const found = partitions.find(([a, b, is]) => a === scope && b === eventType && is)
        now = new Date(now.getTime() + seconds * 1000)
        return Promise.resolve({ recipients: found ? [newRecipient(1)] : [], more: false })
      },
    },
    isKnown: (eventType) => eventType === 'stock',
    now: () => now,
  })
  return { ...logged, asked, tell: () => tell(logged.log) }
}

const told = ({ lines }: ReturnType<typeof setUp>) =>
  lines.map(({ level, fields }) => [level, fields.event, fields.eventType, fields.tenants])

test('event types that are missing while someone subscribes to them are an error, each once', async () => {
  const watch = setUp([
    [one, 'gone', true],
    [one, 'stock', true],
    [one, 'left', false],
    [two, 'gone', true],
  ])
  await watch.tell()
  assert.deepEqual(told(watch), [['error', 'event-type.missing', 'gone', 2]])
  await watch.tell()
  assert.equal(watch.lines.length, 2)
})

test('where all are in the catalogue, nothing is said', async () => {
  const watch = setUp([[one, 'stock', true]])
  await watch.tell()
  assert.deepEqual(watch.lines, [])
})

test('a look that takes too long goes on where it was the next time', async () => {
  const watch = setUp(
    [
      [one, 'gone', true],
      [two, 'gone', true],
      [two, 'lost', true],
    ],
    200,
  )
  await watch.tell()
  await watch.tell()
  assert.deepEqual(watch.asked, [undefined, `${two}:gone`])
  assert.deepEqual(told(watch), [
    ['error', 'event-type.missing', 'gone', 2],
    ['error', 'event-type.missing', 'lost', 1],
  ])
})
