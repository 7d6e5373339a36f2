import { randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { decrypt, encrypt } from './aes-gcm.js'
import { encryptionKeyBytes, type EncryptionKey } from './encryption-key.js'

/** A key that encrypts texts, and as it stands beside them: encrypted by a key of the setting. */
export interface DataKey {
  readonly bytes: Buffer
  readonly wrapped: string
}

/** The keys that texts are encrypted by: each process has made one of its own. */
export interface DataKeys {
  /** The one that this process encrypts by, under a key of the setting. */
  readonly own: (key: EncryptionKey) => DataKey
  /** The bytes of one that stands beside a text; undefined when the key does not decrypt it. */
  readonly unwrap: (key: EncryptionKey, wrapped: string) => Buffer | undefined
}

const context = 'data-key'

/** Processes whose keys are kept. */
const keptKeys = 1000

/** Keeps what it has unwrapped: thousands of texts share a key. */
export const dataKeys = (): DataKeys => {
  const kept = new LRUCache<string, { readonly by: string; readonly bytes: Buffer }>({
    max: keptKeys,
  })
  let own: DataKey | undefined
  return {
    own: ({ wrapping }) => {
      if (own) return own
      const bytes = randomBytes(encryptionKeyBytes)
      own = { bytes, wrapped: encrypt(wrapping, context, bytes).toString('base64url') }
      return own
    },
    unwrap: ({ id, wrapping }, wrapped) => {
      const known = kept.get(wrapped)
      if (known?.by === id) return known.bytes
      const bytes = decrypt(wrapping, context, Buffer.from(wrapped, 'base64url'))
      if (bytes?.length !== encryptionKeyBytes) return undefined
      kept.set(wrapped, { by: id, bytes })
      return bytes
    },
  }
}
