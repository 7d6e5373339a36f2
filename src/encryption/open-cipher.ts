import { lazy } from '../storage/lazy.js'
import { parseKeyText, type KeySource, type VaultSecret } from './encryption-config.js'
import { encryptionKey } from './encryption-key.js'
import { textCipher, type TextCipher } from './text-cipher.js'

/** Reads the text of a secret; throws when Key Vault does not give it. */
export type ReadSecret = (secret: VaultSecret) => Promise<string>

/** The cipher of these keys, made at its first use: those in Key Vault are read once, and anew after a failure. */
export const openCipher = (
  sources: readonly KeySource[],
  readSecret: ReadSecret,
): (() => Promise<TextCipher>) => {
  const bytesOf = async (source: KeySource): Promise<Buffer> => {
    if ('bytes' in source) return source.bytes
    const bytes = parseKeyText((await readSecret(source.secret)).trim())
    if (bytes) return bytes
    throw new Error(
      `The secret "${source.secret.name}" in ${source.secret.vaultUrl} is no key: it must be the base64 of 32 bytes`,
    )
  }
  return lazy(async () =>
    textCipher((await Promise.all(sources.map(bytesOf))).map((bytes) => encryptionKey(bytes))),
  )
}
