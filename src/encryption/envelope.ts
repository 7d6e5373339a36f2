import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const wrappedBytes = nonceBytes + keyBytes + tagBytes

const encrypt = (key: Uint8Array, bound: Uint8Array, bytes: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(bound)
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** Throws when anything is not as it was encrypted. */
const decrypt = (key: Uint8Array, bound: Uint8Array, bytes: Buffer): Buffer => {
  const nonce = bytes.subarray(0, nonceBytes)
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(bound)
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()])
}

/** Encrypts a text by a key made for it alone, which goes with it, encrypted by the key that is given. Both are bound to a context. */
export const sealEnvelope = (key: Uint8Array, context: string, text: string): Buffer => {
  const bound = Buffer.from(context)
  const ownKey = randomBytes(keyBytes)
  return Buffer.concat([encrypt(key, bound, ownKey), encrypt(ownKey, bound, Buffer.from(text))])
}

/** The text in an envelope; undefined when it was sealed by another key or for another context, or has been changed. */
export const openEnvelope = (
  key: Uint8Array,
  context: string,
  envelope: Buffer,
): string | undefined => {
  const bound = Buffer.from(context)
  try {
    const ownKey = decrypt(key, bound, envelope.subarray(0, wrappedBytes))
    return decrypt(ownKey, bound, envelope.subarray(wrappedBytes)).toString()
  } catch {
    return undefined
  }
}
