import { describe } from 'node:test'
import { batchContract } from './batch-contract.js'
import { fireContract } from './fire-contract.js'
import { makerContract } from './maker-contract.js'
import { readContract } from './read-contract.js'
import { signInContract } from './sign-in-contract.js'
import { subscribeContract } from './subscribe-contract.js'
import type { Target } from './target.js'

/**
 * Registers the tests of the HTTP contract over an app that runs: the local host, `func start`, or a deployment. One after
 * the other: each subscription is gone before an event of its type is fired, so that its callback is never called.
 */
export const contract = (target: Target): void => {
  describe(`The HTTP contract at ${target.url}`, { concurrency: false }, () => {
    subscribeContract(target)
    signInContract(target)
    readContract(target)
    makerContract(target)
    fireContract(target)
    batchContract(target)
  })
}
