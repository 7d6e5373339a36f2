import type { HostProcess } from '../../local/host-process.js'
import type { FaultStack } from '../faults/fault-stack.js'
import { followMemory, memoryOptions, type HostMemory } from './host-memory.js'
import type { Random } from '../support/random.js'

/** The hosts of a soak: the elder lives throughout, the others are killed and replaced. */
export interface Fleet {
  /** The elder, which subscriptions are to be found at. */
  readonly elder: HostProcess
  /** Any that lives, each in turn. */
  readonly url: () => string
  /** Kills one that is not the elder; another takes its place after a pause. */
  readonly killOne: (random: Random, pause: () => Promise<unknown>) => Promise<void>
  readonly elderMemory: () => readonly HostMemory[]
}

/** What a host holds of a message is somebody else's so soon after its death. */
const leaseSeconds = 5

/** Starts a fleet of so many hosts. */
export const startFleet = async (stack: FaultStack, count: number): Promise<Fleet> => {
  const { read, told } = followMemory()
  const settings = { NODE_OPTIONS: memoryOptions(process.env.NODE_OPTIONS) }
  const elder = await stack.startHost({ leaseSeconds, settings, log: read })
  // Whoever made a subscription, it is the elder that its flow finds it at later.
  const startYoung = () =>
    stack.startHost({ leaseSeconds, settings: { PUBLIC_BASE_URL: elder.url } })
  const young: HostProcess[] = []
  for (let i = 1; i < count; i++) young.push(await startYoung())
  let turn = 0

  return {
    elder,
    url: () => {
      const all = [elder, ...young]
      return (all[turn++ % all.length] ?? elder).url
    },
    killOne: async (random, pause) => {
      const [victim] = young.splice(random.between(0, young.length - 1), 1)
      await victim?.kill()
      await pause()
      young.push(await startYoung())
    },
    elderMemory: told,
  }
}
