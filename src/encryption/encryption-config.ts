import type { Settings } from '../settings.js'
import { encryptionKeyBytes } from './encryption-key.js'

/** A secret in Azure Key Vault, of one version: of another one, what it had encrypted could not be read. */
export interface VaultSecret {
  readonly vaultUrl: string
  readonly name: string
  readonly version: string
}

/** Where the bytes of a key are. */
export type KeySource = { readonly bytes: Buffer } | { readonly secret: VaultSecret }

const mostKeys = 5

const secretId =
  /^(https:\/\/[a-z0-9-]+\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net))\/secrets\/([0-9a-z-]+)\/([0-9a-f]{32})$/i

/** The bytes of a key as text; undefined for a text that is none. Node skips what is no base64. */
export const parseKeyText = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === encryptionKeyBytes && bytes.toString('base64') === text
    ? bytes
    : undefined
}

const sourceOf = (item: string): KeySource | undefined => {
  const bytes = parseKeyText(item)
  if (bytes) return { bytes }
  const [, vaultUrl, name, version] = secretId.exec(item) ?? []
  return vaultUrl !== undefined && name !== undefined && version !== undefined
    ? { secret: { vaultUrl, name, version } }
    : undefined
}

/** The setting `ENCRYPTION_KEYS`: the first encrypts, all decrypt; none: callback URLs are stored plainly. No fault repeats any of it. */
export const parseEncryption = ({ readList, fault, remark }: Settings): readonly KeySource[] => {
  const items = readList('ENCRYPTION_KEYS')
  const sources = items.flatMap((item, i) => {
    const source = sourceOf(item)
    if (!source)
      fault(
        'ENCRYPTION_KEYS',
        `holds something (number ${i + 1}) that is neither the base64 of ${encryptionKeyBytes} bytes nor the URL of a version of a secret in Key Vault`,
      )
    return source ?? []
  })
  if (new Set(items).size < items.length) fault('ENCRYPTION_KEYS', 'holds the same key twice')
  if (items.length > mostKeys)
    fault('ENCRYPTION_KEYS', `holds ${items.length} keys, more than ${mostKeys}`)
  if (items.length === 0)
    remark(
      'ENCRYPTION_KEYS',
      'is not set: callback URLs are stored plainly, and whoever can read the table can start the flows',
    )
  return sources
}
