import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  delayBefore,
  longestRetryMs,
  parkedDays,
  parkSchedule,
  parseRetryAfter,
} from '../../../src/deliveries/outcome/retry-schedule.js'
import { noon } from '../../support/deliveries.js'

const schedule = [10, 60, 300]
const hour = 3600
const week = 7 * 24 * hour

test('without jitter the delay is what the schedule says', () => {
  const delays = [1, 2, 3].map((attempts) => delayBefore(schedule, { attempts, random: 0 }))
  assert.deepEqual(delays, schedule)
})

test('jitter adds a tenth at most and takes nothing off', () => {
  for (const random of [0, 0.001, 0.5, 0.999, 1]) {
    for (const [index, scheduled] of schedule.entries()) {
      const delay = delayBefore(schedule, { attempts: index + 1, random })
      assert.ok(delay !== undefined && delay >= scheduled && delay <= scheduled * 1.1)
    }
  }
  assert.equal(delayBefore(schedule, { attempts: 3, random: 1 }), 330)
})

test('after the last delay the schedule is exhausted, whatever the receiver asks for', () => {
  assert.equal(delayBefore(schedule, { attempts: 4, random: 0 }), undefined)
  assert.equal(delayBefore(schedule, { attempts: 4, retryAfter: 5, random: 0 }), undefined)
  assert.equal(delayBefore([], { attempts: 1, random: 0 }), undefined)
})

test('a delay of no seconds is a delay, not the end of the schedule', () => {
  assert.equal(delayBefore([0], { attempts: 1, random: 1 }), 0)
})

test('a Retry-After longer than the schedule is kept to, a shorter one does not shorten it', () => {
  assert.equal(delayBefore(schedule, { attempts: 1, retryAfter: 45, random: 0 }), 45)
  assert.equal(delayBefore(schedule, { attempts: 3, retryAfter: 45, random: 0 }), 300)
})

test('a Retry-After is granted six hours at most', () => {
  const delay = delayBefore(schedule, { attempts: 1, retryAfter: 1e9, random: 0 })
  assert.equal(delay, 6 * hour)
  const forEver = delayBefore(schedule, { attempts: 1, retryAfter: Infinity, random: 0 })
  assert.equal(forEver, 6 * hour)
})

test('no delay is longer than the seven days that a queue message can be hidden', () => {
  assert.equal(delayBefore([week], { attempts: 1, random: 1 }), week)
})

test('a delivery can be retried for as long as its schedule and its receiver’s Retry-After make it wait', () => {
  const days = longestRetryMs([week, week, 10]) / 86_400_000
  // Two weeks and six hours, each wait a tenth longer at most; all of it once more while its answers are doubted; and eight hours of
  // our own network's faults.
  assert.ok(days > 28.5 * 1.1 && days < 28.5 * 1.1 + 1)
})

test('a parked delivery is tried for about eight days, each wait as long as the one before or longer', () => {
  const days = parkSchedule.reduce((sum, seconds) => sum + seconds, 0) / 86_400
  assert.ok(days > parkedDays - 1 && days < parkedDays + 1)
  assert.deepEqual(
    [...parkSchedule].sort((a, b) => a - b),
    parkSchedule,
  )
})

const httpDate = (secondsFromNow: number) =>
  new Date(noon.getTime() + secondsFromNow * 1000).toUTCString()

const headers: readonly [value: string | undefined, seconds: number | undefined][] = [
  ['0', 0],
  ['30', 30],
  ['  30 ', 30],
  ['1.2', 2],
  ['0.001', 1],
  [httpDate(90), 90],
  [httpDate(-90), undefined],
  [httpDate(0), undefined],
  ['-5', undefined],
  ['soon', undefined],
  ['', undefined],
  ['12 seconds', undefined],
  ['1.', undefined],
  ['0x10', undefined],
  ['NaN', undefined],
  [undefined, undefined],
]

/** On a machine in another time zone than Greenwich's. */
const inNewYork = <T>(work: () => T): T => {
  const { TZ } = process.env
  process.env.TZ = 'America/New_York'
  try {
    return work()
  } finally {
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
  }
}

test('a date in Retry-After is GMT in each of its three formats, wherever the app runs', () => {
  const dates = [
    'Mon, 02 Mar 2026 12:01:30 GMT',
    'Monday, 02-Mar-26 12:01:30 GMT',
    'Mon Mar  2 12:01:30 2026',
  ]
  const seconds = inNewYork(() => dates.map((date) => parseRetryAfter(date, noon)))
  assert.deepEqual(seconds, [90, 90, 90])
})

for (const [value, seconds] of headers) {
  test(`Retry-After ${JSON.stringify(value)} is ${String(seconds)} seconds`, () => {
    assert.equal(parseRetryAfter(value, noon), seconds)
  })
}
