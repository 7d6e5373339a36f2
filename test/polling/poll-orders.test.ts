import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startPolling } from '../support/polling.js'
import { isWholeRun } from '../support/whole-run.js'

/** Lehmer's generator: the same numbers for the same seed. */
const randomOf = (seed: number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647

/** Some instances, some loads, some pollers: who is early, who is late, and by how much. */
const worldOf = (random: () => number) => {
  const instances = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
    ahead: (random() - 0.5) * 120 + (random() < 0.1 ? 3600 : 0),
    slowness: random() * random() * 40,
  }))
  const [load, pause] = [random() ** 3 * 60, 1 + random() * 120]
  return { instances, load, pause }
}

const seeds = isWholeRun ? 24 : 6

for (let seed = 1; seed <= seeds; seed++)
  test(`whatever the order of fires and polls, each event is given exactly once (seed ${seed})`, async () => {
    const random = randomOf(seed * 7919)
    const { instances, load, pause } = worldOf(random)
    const { follow, pass, poller, start, store } = startPolling()
    for (let i = random() * 400; i > 1; i--) store(-random() * 100)
    pass(6)
    let cursor = await start()
    const [fired, given] = [[] as string[], [] as string[]]
    const [underWay, began] = [[] as { due: number; off: number }[], 0]
    for (let [time, next] = [began, pause]; time < 600; time++) {
      pass(1)
      for (let n = random() * load; n > 1; n--) {
        const { ahead, slowness } = instances[Math.floor(random() * instances.length)] ?? {
          ...{ ahead: 0, slowness: 0 },
        }
        const late = random() * slowness
        underWay.push({ due: time + late, off: ahead - late })
      }
      for (const each of underWay.splice(0)) {
        if (each.due > time) underWay.push(each)
        else fired.push(store(each.off, random() < 0.3 ? 'all' : 't'))
      }
      if (time < next) continue
      next = time + random() * pause
      const result = await poller.next(cursor)
      given.push(...result.events.map(({ id }) => id))
      cursor = result.cursor
    }
    // At worst it is the time that the fastest clock said.
    for (let i = 0; i < 30; i++) {
      const found = await follow(cursor)
      given.push(...found.ids)
      cursor = found.cursor
      pass(150)
    }
    assert.equal(given.length, fired.length)
    assert.deepEqual(new Set(given), new Set(fired))
  })
