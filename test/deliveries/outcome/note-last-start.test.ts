import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noteLastStart } from '../../../src/deliveries/outcome/note-last-start.js'
import type { Recipient } from '../../../src/subscriptions/subscription.js'
import { newRecipient, secondsAfterNoon } from '../../support/deliveries.js'

test('a flow that several events start at once is noted once an hour', async () => {
  const noted: string[][] = []
  const note = noteLastStart((recipients: readonly Recipient[]) => {
    noted.push(recipients.map(({ id }) => id))
    return Promise.resolve()
  })
  const [one, two] = [newRecipient(1), newRecipient(2)]
  await Promise.all([
    note([one], secondsAfterNoon(0)),
    note([one, two], secondsAfterNoon(0)),
    note([one, two], secondsAfterNoon(1)),
  ])
  await note([one, two], secondsAfterNoon(3600))
  assert.deepEqual(noted, [[one.id], [two.id], [one.id, two.id]])
})

test('a flow whose row says that it was started within the hour is not noted again', async () => {
  const noted: string[] = []
  const note = noteLastStart((recipients: readonly Recipient[]) => {
    noted.push(...recipients.map(({ id }) => id))
    return Promise.resolve()
  })
  const startedAt = (number: number, seconds: number) =>
    newRecipient(number, { lastStartedAt: secondsAfterNoon(seconds) })
  const [hourAgo, justNow, never] = [startedAt(1, -3600), startedAt(2, -3599), newRecipient(3)]
  await note([hourAgo, justNow, never], secondsAfterNoon(0))
  assert.deepEqual(noted, [hourAgo.id, never.id])
})

test('what could not be noted is noted the next time', async () => {
  let fails = true
  const noted: string[] = []
  const note = noteLastStart((recipients: readonly Recipient[]) => {
    if (fails) return Promise.reject(new Error('storage is down'))
    noted.push(...recipients.map(({ id }) => id))
    return Promise.resolve()
  })
  const one = newRecipient(1)
  await assert.rejects(note([one], secondsAfterNoon(0)), /storage is down/)
  fails = false
  await note([one], secondsAfterNoon(1))
  assert.deepEqual(noted, [one.id])
})
