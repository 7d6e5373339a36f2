import { createHash, createHmac } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { decrypt, encrypt } from './aes-gcm.js'
import { dataKeys } from './data-keys.js'
import type { EncryptionKey } from './encryption-key.js'

/** Encrypts texts that are stored, each for the place where it is: elsewhere it cannot be read. Without a key it leaves them plain. */
export interface TextCipher {
  readonly seal: (text: string, context: string) => string
  /** A stored text; undefined when none of the keys reads it here. */
  readonly open: (stored: string, context: string) => string | undefined
  /** Whether a text is stored as it would be now. */
  readonly isCurrent: (stored: string) => boolean
  /** Hashes that texts may have been filed under: first the one that is used now, last the one of those that are plain. */
  readonly hashes: (text: string) => readonly [string, ...string[]]
}

/** `enc:1:{key id}:{data key, encrypted}:{text, encrypted}`; no callback URL begins like this. */
const scheme = 'enc:1:'
const sealed = /^enc:1:([0-9a-f]+):([\w-]+):([\w-]+)$/

/** What has been decrypted is kept by its place, this much of it: the same rows are read for each event. */
const keptBytes = 16 * 1024 * 1024

/** A cipher whose first key encrypts, and all of whose keys decrypt. */
export const textCipher = (keys: readonly EncryptionKey[]): TextCipher => {
  const [current] = keys
  const kept = new LRUCache<string, { readonly text: string; readonly stored: string }>({
    maxSize: keptBytes,
    sizeCalculation: ({ text, stored }, context) => text.length + context.length + stored.length,
  })

  const wrapped = dataKeys()
  const currentPrefix = current && `${scheme}${current.id}:`

  const read = (stored: string, context: string): string | undefined => {
    const [, id, dataKey = '', bytes = ''] = sealed.exec(stored) ?? []
    const key = keys.find((each) => each.id === id)
    const opener = key && wrapped.unwrap(key, dataKey)
    return opener && decrypt(opener, context, Buffer.from(bytes, 'base64url'))?.toString()
  }

  const write = (key: EncryptionKey, text: string, context: string): string => {
    const own = wrapped.own(key)
    const bytes = encrypt(own.bytes, context, Buffer.from(text))
    return `${scheme}${key.id}:${own.wrapped}:${bytes.toString('base64url')}`
  }

  return {
    seal: (text, context) => (current ? write(current, text, context) : text),

    open: (stored, context) => {
      if (!stored.startsWith(scheme)) return stored
      const known = kept.get(context)
      if (known?.stored === stored) return known.text
      const text = read(stored, context)
      if (text !== undefined) kept.set(context, { text, stored })
      return text
    },

    isCurrent: (stored) =>
      currentPrefix === undefined ? !stored.startsWith(scheme) : stored.startsWith(currentPrefix),

    hashes: (text) => {
      const keyed = keys.map(({ hashing }) =>
        createHmac('sha256', hashing).update(text).digest('hex'),
      )
      const plain = createHash('sha256').update(text).digest('hex')
      const [first, ...others] = keyed
      return first === undefined ? [plain] : [first, ...others, plain]
    },
  }
}

/** Leaves texts plain, as an app without keys does. */
export const plainCipher: TextCipher = textCipher([])
