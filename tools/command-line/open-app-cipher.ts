import { parseEncryption } from '../../src/encryption/encryption-config.js'
import { openCipher } from '../../src/encryption/open-cipher.js'
import { readVaultSecret } from '../../src/encryption/read-vault-secret.js'
import type { TextCipher } from '../../src/encryption/text-cipher.js'
import type { Environment } from '../../src/settings.js'
import { parseStorage } from '../../src/storage/storage-config.js'
import { parseSome } from './parse-some.js'

/** What encrypts the callback URLs of the app that the environment names. */
export const openAppCipher = (environment: Environment): (() => Promise<TextCipher>) =>
  openCipher(
    parseSome(environment, parseEncryption),
    readVaultSecret(parseSome(environment, parseStorage)),
  )
