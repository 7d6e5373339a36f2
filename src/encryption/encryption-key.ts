import { hkdfSync } from 'node:crypto'

/** A key of the setting `ENCRYPTION_KEYS`, as it is used: for each purpose one of its own. */
export interface EncryptionKey {
  /** Stands beside what the key has encrypted; tells nothing of it. */
  readonly id: string
  readonly wrapping: Buffer
  readonly hashing: Buffer
}

/** The length of a key, as the setting has it. */
export const encryptionKeyBytes = 32

const idBytes = 6

/** Derives what a key is used for (RFC 5869). */
export const encryptionKey = (bytes: Uint8Array): EncryptionKey => {
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', bytes, '', `flow-triggers:v1:${purpose}`, length))
  return {
    id: derive('id', idBytes).toString('hex'),
    wrapping: derive('wrapping', encryptionKeyBytes),
    hashing: derive('hashing', encryptionKeyBytes),
  }
}
