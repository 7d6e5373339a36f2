import type { Environment } from '../../src/settings.js'
import { parseStorage } from '../../src/storage/storage-config.js'
import { openStorage, type Storage } from '../../src/storage/storage.js'
import { parseSome } from './parse-some.js'
import { signedInUser } from './signed-in-user.js'

/** The storage of the app that the environment names. */
export const openAppStorage = (environment: Environment): Storage =>
  openStorage(parseSome(environment, parseStorage), { credential: signedInUser() })
