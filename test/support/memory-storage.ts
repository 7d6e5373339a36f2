import type { Storage } from '../../src/storage/storage.js'
import { simulatedStorage } from '../simulation/storage/simulated-storage.js'

/**
 * Storage in memory with the limits of Azure's, for tests that ask much of it to show something else: a request to Azurite costs
 * some milliseconds of processor time. `test/simulation/storage/like-azurite.test.ts` holds the one against the other.
 */
export const memoryStorage = (now: () => Date): Storage =>
  simulatedStorage({
    now: () => now().getTime(),
    random: () => 0.5,
    tableChanged: () => undefined,
    queueChanged: () => undefined,
  }).open(async (_name, apply) => Promise.resolve(apply()), now)
