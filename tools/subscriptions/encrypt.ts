import type { Said } from '../command-line/perform.js'
import { openOperation } from '../operation.js'
import type { Surroundings } from '../surroundings.js'

/** Whether URLs are only counted, and how the counts are told. */
export interface EncryptOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
}

const perLine = 500

/** Has all URLs stored as the settings now say, and tells how many are so, and why others are not. */
export const encrypt = async (
  { dryRun = false, json = false }: EncryptOptions,
  surroundings: Surroundings,
): Promise<Said> => {
  if ((surroundings.environment.ENCRYPTION_KEYS ?? '').trim() === '')
    throw new Error('ENCRYPTION_KEYS is not set: "new-key" makes a key.')
  const counts = { current: 0, rewritten: 0, stale: 0, unreadable: 0, busy: 0, gone: 0 }
  let all = 0
  for await (const each of openOperation(surroundings).subscriptions.rewriteUrls(dryRun)) {
    counts[each]++
    if (++all % perLine === 0) surroundings.progress(`${all} subscriptions so far …`)
  }

  const { current, rewritten, stale, unreadable, busy } = counts
  const bad = unreadable + busy > 0
  if (json) return { result: JSON.stringify(counts, undefined, 2), bad }
  return {
    result: dryRun
      ? `${current} are encrypted by the first key, ${stale} are not.`
      : `${rewritten} have been encrypted, ${current} were before.`,
    remarks: [
      ...(unreadable > 0 ? [`${unreadable} cannot be decrypted by any key: they are left.`] : []),
      ...(busy > 0 ? [`${busy} were being written by others all the time: run it again.`] : []),
    ],
    bad,
  }
}
