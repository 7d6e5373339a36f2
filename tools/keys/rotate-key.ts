import { keyState } from '../../src/keys/key-state.js'
import { digestOf, formatKey, newSecret } from '../../src/keys/key-text.js'
import type { StoredKey } from '../../src/keys/key-table.js'
import type { Said } from '../command-line/perform.js'
import { knownKey, openKeys } from './open-keys.js'
import type { Surroundings } from './surroundings.js'

const hourMs = 3_600_000

/** Gives a key a new secret, says it this once, and ends the old one after a while. */
export const rotateKey = async (
  { id, graceHours }: { readonly id: string; readonly graceHours: number },
  { environment, now, random }: Surroundings,
): Promise<Said> => {
  const keys = openKeys(environment)
  const key = await knownKey(keys, id)
  const at = now()
  demandRotatable(key, at, graceHours)

  const secret = newSecret(random)
  const until = new Date(at.getTime() + graceHours * hourMs)
  const former = { digest: key.digest, until }
  if (!(await keys.rotate(key, { digest: digestOf(secret), former })))
    throw new Error(
      'The key was used or changed at this very moment. Nothing was changed: try again.',
    )
  return {
    result: formatKey({ id, secret }),
    remarks: [
      graceHours === 0
        ? `Key ${id} ("${key.name}") has a new secret; the old one ends within half a minute.`
        : `Key ${id} ("${key.name}") has a new secret; the old one works until ${until.toISOString()}.`,
      'Keep it now: it is not stored, and cannot be shown again.',
    ],
  }
}

/** A key holds two secrets. A third would end the first one early, which is done only when all old ones are to end. */
const demandRotatable = (key: StoredKey, at: Date, graceHours: number): void => {
  const state = keyState(key, at)
  if (state === 'revoked' || state === 'expired')
    throw new Error(`Key ${key.id} ("${key.name}") is ${state}: create a new one.`)
  if (state === 'rotating' && graceHours > 0) {
    throw new Error(
      `Key ${key.id} ("${key.name}") was rotated before, and its former secret works until ` +
        `${key.former?.until.toISOString() ?? ''}. Rotate it after that, or with --grace 0, which ends both old secrets.`,
    )
  }
}
