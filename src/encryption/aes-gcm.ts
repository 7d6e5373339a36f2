import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
const options = { authTagLength: tagBytes }

/** Encrypts bytes for a context alone: nonce, what is encrypted, and the tag that proves both. */
export const encrypt = (key: Uint8Array, context: string, bytes: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce, options)
  cipher.setAAD(Buffer.from(context))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** What was encrypted; undefined when it was by another key or for another context, or has been changed. */
export const decrypt = (key: Uint8Array, context: string, bytes: Buffer): Buffer | undefined => {
  if (bytes.length < nonceBytes + tagBytes) return undefined
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), options)
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  const decrypted = decipher.update(bytes.subarray(nonceBytes, -tagBytes))
  try {
    return Buffer.concat([decrypted, decipher.final()])
  } catch {
    return undefined
  }
}
