import type { NetworkFault, Step, StorageFault } from './scenario.js'

interface Window<Fault> {
  readonly until: number
  readonly fault: Fault
  readonly share: number
  /** Calls whose name begins with it. */
  readonly on: string
}

interface DeathTrap {
  readonly call: string
  readonly when: 'before' | 'after'
  left: number
}

/** What is wrong with the world at the moment. */
export interface Disturbances {
  readonly begin: (step: Step) => void
  readonly storageFault: (call: string) => StorageFault | undefined
  readonly networkFault: () => NetworkFault | undefined
  readonly losesLeases: () => boolean
  /** Whether someone is to die at this call. */
  readonly isDeadly: (call: string, when: 'before' | 'after') => boolean
  /** All is well from now on. */
  readonly heal: () => void
}

const leasesAreLostMs = 20 * 60_000

/** Keeps what is disturbed, and for how long. */
export const newDisturbances = (now: () => number, random: () => number): Disturbances => {
  let storage: Window<StorageFault>[] = []
  let network: Window<NetworkFault>[] = []
  let traps: DeathTrap[] = []
  let leasesLostUntil = 0

  const strikes = <Fault>(windows: readonly Window<Fault>[], call: string): Fault | undefined =>
    windows.find(({ until, share, on }) => until > now() && call.startsWith(on) && random() < share)
      ?.fault

  return {
    begin: (step) => {
      if (step.kind === 'storage') storage.push({ ...step, until: now() + step.forMs })
      if (step.kind === 'network') network.push({ ...step, until: now() + step.forMs, on: '' })
      if (step.kind === 'die-at') traps.push({ ...step, left: step.nth })
      if (step.kind === 'lose-leases') leasesLostUntil = now() + leasesAreLostMs
    },
    storageFault: (call) => (storage.length > 0 ? strikes(storage, call) : undefined),
    networkFault: () => (network.length > 0 ? strikes(network, '') : undefined),
    losesLeases: () => leasesLostUntil > now(),
    isDeadly: (call, when) => {
      const trap = traps.find((each) => each.when === when && each.call === call)
      if (!trap || --trap.left > 0) return false
      traps = traps.filter((each) => each !== trap)
      return true
    },
    heal: () => {
      storage = []
      network = []
      traps = []
      leasesLostUntil = 0
    },
  }
}
