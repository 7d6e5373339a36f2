import { randomBytes } from 'node:crypto'
import { encryptionKeyBytes } from '../../src/encryption/encryption-key.js'
import type { Said } from '../command-line/perform.js'

/** Makes a key, and says it this once. */
export const newKey = (): Said => ({
  result: randomBytes(encryptionKeyBytes).toString('base64'),
  remarks: ['Keep it: what it encrypts cannot be read without it. It is stored nowhere.'],
})
