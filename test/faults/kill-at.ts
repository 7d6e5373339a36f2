import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProcess } from '../../local/host-process.js'
import { addsUp, type Account } from '../../src/delivery-store/account.js'
import { tenantNumber } from '../support/deliveries.js'
import { drained } from '../support/drained.js'
import { until } from '../support/until.js'
import { leaseSeconds, type FaultStack, type FiredEvent } from './fault-stack.js'
import { killSwitch, type KillPoint } from './kill-switch.js'
import { scenarios, type Scenario } from './scenarios.js'
import type { ScenarioName } from './steps.js'

/** What came of a scenario. */
export interface Survived {
  /** The steps that were taken, in order. */
  readonly seen: readonly string[]
  readonly accounts: readonly Account[]
  /** Everything that is not as promised, in words. */
  readonly faults: readonly string[]
  /** Deliveries that were made more often than once. */
  readonly duplicates: number
}

/** Runs scenarios one after the other, over hosts that die and one that lives. */
export interface Killer {
  /** Runs a scenario; with a point to die at, its host dies there and another one takes over. */
  readonly run: (scenario: ScenarioName, point?: KillPoint) => Promise<Survived>
  /** Begins one, and leaves it when its host has died and another has taken over; waits for its end when told to. */
  readonly begin: (scenario: ScenarioName, point?: KillPoint) => Promise<() => Promise<Survived>>
}

/** A message whose host died while it worked on what it had just accepted is hidden for half a minute. */
const patienceSeconds = 90

/** On a busy machine too, a host that lives comes to renew what it holds in half of this: nothing of it is handed out again. */
const longLease = 30

/** Readies a stack for killing. */
export const startKiller = async (stack: FaultStack): Promise<Killer> => {
  const killing = killSwitch()
  stack.proxy.treat(killing.treat)
  const startSurvivor = () => stack.startHost({ leaseSeconds: longLease })
  let host: HostProcess = await startSurvivor()
  let tenant = 0

  const faultsOf = (
    { wanted, runs }: Scenario,
    events: readonly FiredEvent[],
    accounts: readonly Account[],
  ) => [
    ...accounts
      .filter(
        (account) =>
          !addsUp(account) ||
          account.delivered !== wanted.delivered ||
          account.parked !== wanted.parked ||
          account.matched !== wanted.delivered + wanted.parked,
      )
      .map((account) => `The account is ${JSON.stringify(account)}`),
    ...events
      .map((event) => runs(event))
      .filter((counts) => counts.some((count) => count < 1 || count > 2))
      .map((counts) => `Flows ran ${counts.join(', ')} times`),
  ]

  const begin: Killer['begin'] = async (name, point) => {
    const tenantId = tenantNumber(++tenant)
    killing.arm(undefined, () => undefined)
    if (point) {
      // Only what dies lets go of messages soon. What the last survivor holds, it does before it ends.
      await host.stop()
      host = await stack.startHost({ leaseSeconds })
    }
    const scenario = await scenarios[name](stack, killing, host.url, tenantId)
    const died = new Promise<void>((resolve, reject) => {
      const dying = host
      killing.arm(point, () => void dying.kill().then(resolve, reject))
    })

    const acted = await scenario.act(host.url).catch((error: unknown) => {
      if (point && killing.isDead()) return undefined
      throw error
    })
    if (point) {
      await until(
        () => Promise.resolve({ ...point, seen: killing.seen() }),
        () => killing.isDead(),
      )
      await died
      host = await startSurvivor()
    }
    const events = acted ?? (await scenario.act(host.url))
    return () => end(scenario, events, point)
  }

  const end = async (
    scenario: Scenario,
    events: readonly FiredEvent[],
    point: KillPoint | undefined,
  ): Promise<Survived> => {
    const settled = (event: FiredEvent) =>
      until(
        () => stack.account(host.url, event),
        ({ status, delivered }) => status === 'settled' && delivered >= scenario.wanted.delivered,
        patienceSeconds,
      )
    for (const event of events) await settled(event)
    // What the dead one held comes back once more, and must find its work done.
    await drained(stack.storage)
    if (point) await sleep(leaseSeconds * 1000)

    const accounts = await Promise.all(events.map((event) => stack.account(host.url, event)))
    const runs = events.flatMap((event) => scenario.runs(event))
    return {
      seen: [...killing.seen()],
      accounts,
      faults: faultsOf(scenario, events, accounts),
      duplicates: runs.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    }
  }

  return { begin, run: async (name, point) => (await begin(name, point))() }
}
