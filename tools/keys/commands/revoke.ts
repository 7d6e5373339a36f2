import type { Command } from 'commander'
import type { Perform } from '../../command-line/perform.js'
import { keyId } from '../key-id.js'
import { revokeKey } from '../revoke-key.js'
import type { Surroundings } from '../surroundings.js'

/** `npm run keys -- revoke`: ends a key with all its secrets, for good. */
export const addRevoke = (keys: Command, perform: Perform<Surroundings>): Command =>
  keys
    .command('revoke')
    .description('ends a key with all its secrets, for good')
    .argument('<id>', 'the key’s id, as "list" shows it', keyId)
    .action((id: string) => perform((surroundings) => revokeKey(id, surroundings)))
