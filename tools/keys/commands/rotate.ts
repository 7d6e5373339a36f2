import type { Command } from 'commander'
import { numberFrom } from '../../command-line/number-from.js'
import type { Perform } from '../../command-line/perform.js'
import { keyId } from '../key-id.js'
import { rotateKey } from '../rotate-key.js'
import type { Surroundings } from '../surroundings.js'

const mostHours = 24 * 365

/** `npm run keys -- rotate`: prints a key’s new secret, the only time; the old one ends after the grace, in hours. */
export const addRotate = (keys: Command, perform: Perform<Surroundings>): Command =>
  keys
    .command('rotate')
    .description('prints a new secret for a key, this once; the old one works on for the grace')
    .argument('<id>', 'the key’s id, as "list" shows it', keyId)
    .option(
      '--grace <hours>',
      'how long the old secret works on; 0 ends all old secrets',
      numberFrom(0, mostHours),
      24,
    )
    .addHelpText('after', "\nThe subscriptions of the key's flows stay its own.")
    .action((id: string, { grace }: { readonly grace: number }) =>
      perform((surroundings) => rotateKey({ id, graceHours: grace }, surroundings)),
    )
