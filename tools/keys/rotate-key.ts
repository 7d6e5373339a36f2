import { parseArgs } from 'node:util'
import { keyState } from '../../src/keys/key-state.js'
import { digestOf, formatKey, newSecret } from '../../src/keys/key-text.js'
import type { StoredKey } from '../../src/keys/key-table.js'
import type { Command } from './command.js'
import { knownKey, openKeys } from './open-keys.js'
import { readArgs, readNumber } from '../command-line/read-args.js'
import { readId } from './read-id.js'

const hourMs = 3_600_000
const mostHours = 24 * 365

/** `rotate`: gives a key a new secret, says it this once, and ends the old one after a while. */
export const rotateKey: Command = async (args, { environment, now, random }) => {
  const { values, positionals } = readArgs(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { grace: { type: 'string', default: '24' } },
    }),
  )
  const id = readId('rotate', positionals)
  const graceHours = readNumber('--grace', values.grace, 0, mostHours)
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
