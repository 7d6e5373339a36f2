import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import {
  sendHidden,
  workAtOnce,
  type HiddenMessage,
  type Work,
} from '../../src/queues/work-at-once.js'
import { useStorage } from '../support/storage.js'

const queue = useStorage().queue('fan-out')
const send = sendHidden(queue)

const received = async () =>
  (await (await queue()).receiveMessages({ numberOfMessages: 32 })).receivedMessageItems.map(
    ({ messageText }) => messageText,
  )

const setUp = (most: number) => {
  const steps: string[] = []
  const faults: unknown[] = []
  let passes = () => undefined as unknown
  const { begin, drain } = workAtOnce({
    most,
    failed: (error) => faults.push(error),
    pause: () =>
      new Promise(
        (resolve) =>
          (passes = () => {
            resolve(undefined)
          }),
      ),
  })
  const step = (what: string) => () => {
    steps.push(what)
    return Promise.resolve()
  }
  const message: HiddenMessage = {
    renew: () => Promise.resolve(true),
    remove: step('remove'),
    show: step('show'),
  }
  const queued = {
    hidden: async () => {
      await step('hidden')()
      return message
    },
    visible: step('visible'),
  }
  return {
    steps,
    faults,
    run: (work: Work, weight = 1) => begin(weight, queued, work),
    drain: () => drain(1000),
    pass: () => passes(),
  }
}

test('what is queued is hidden while its work is done at once, which nobody waits for, and removed after it', async () => {
  const { steps, run } = setUp(1)
  let finish: () => void = () => undefined
  await run(() => new Promise((resolve) => (finish = resolve)))
  assert.deepEqual(steps, ['hidden'])
  finish()
  await turn()
  assert.deepEqual(steps, ['hidden', 'remove'])
})

test('where there is no room, it is for everybody; room is there again when work is done', async () => {
  const { steps, run } = setUp(1)
  let finish: () => void = () => undefined
  await run(() => new Promise((resolve) => (finish = resolve)))
  await run(() => Promise.reject(new Error('Not here')))
  finish()
  await turn()
  await run(() => Promise.resolve())
  await turn()
  assert.deepEqual(steps, ['hidden', 'visible', 'remove', 'hidden', 'remove'])
})

test('what weighs more than the room that is left is for everybody', async () => {
  const { steps, run } = setUp(3)
  let finish: () => void = () => undefined
  await run(() => new Promise((resolve) => (finish = resolve)), 2)
  await run(() => Promise.resolve(), 2)
  await run(() => Promise.resolve(), 1)
  await turn()
  finish()
  await turn()
  assert.deepEqual(steps, ['hidden', 'visible', 'hidden', 'remove', 'remove'])
})

test('work that fails is for everybody at once, and told of', async () => {
  const { steps, faults, run } = setUp(1)
  await run(() => Promise.reject(new Error('storage')))
  await turn()
  assert.deepEqual(steps, ['hidden', 'show'])
  assert.match(String(faults[0]), /storage/)
})

test('room that work gives back before it is done is there for others', async () => {
  const { steps, run } = setUp(3)
  let finish: () => void = () => undefined
  await run((release) => {
    release(2)
    return new Promise((resolve) => (finish = resolve))
  }, 3)
  await run(() => Promise.resolve(), 2)
  finish()
  await turn()
  await run(() => Promise.resolve(), 3)
  await turn()
  assert.deepEqual(steps, ['hidden', 'hidden', 'remove', 'remove', 'hidden', 'remove'])
})

test('an app that ends lets what was begun end, and leaves everything else to others', async () => {
  const { steps, run, drain } = setUp(3)
  let finish: () => void = () => undefined
  await run(() => new Promise((resolve) => (finish = resolve)))
  let isDrained = false
  const drained = drain().then(() => (isDrained = true))
  await run(() => Promise.resolve())
  await turn()
  assert.equal(isDrained, false)
  finish()
  await drained
  assert.deepEqual(steps, ['hidden', 'visible', 'remove'])
})

test('an app that ends waits no longer than it was told, and leaves what is left to everybody', async () => {
  const { run, drain, pass, steps } = setUp(1)
  let finish: () => void = () => undefined
  await run(() => new Promise((resolve) => (finish = resolve)))
  const drained = drain()
  pass()
  await drained
  assert.deepEqual(steps, ['hidden', 'show'])
  finish()
})

test('what is queued as the app ends is for everybody', async () => {
  const { run, drain, steps } = setUp(1)
  const queued = run(() => Promise.reject(new Error('Not here')))
  await drain()
  await queued
  assert.deepEqual(steps, ['hidden', 'show'])
})

test('what cannot be queued is the caller’s to know, and takes up no room', async () => {
  const { begin } = workAtOnce({
    most: 1,
    failed: () => assert.fail(),
    pause: () => Promise.resolve(),
  })
  const fails = () => Promise.reject(new Error('storage'))
  for (let i = 0; i < 3; i++)
    await assert.rejects(begin(1, { hidden: fails, visible: fails }, fails), /storage/)
})

test('a hidden message is to be had when its sender shows it, and not after it was removed', async () => {
  const [shown, removed] = [await send('shown', 60), await send('removed', 60)]
  assert.deepEqual(await received(), [])
  assert.equal(await shown.renew(), true)
  await removed.remove()
  await removed.remove()
  await shown.show()
  assert.deepEqual(await received(), ['shown'])
  assert.equal(await shown.renew(), false)
})
