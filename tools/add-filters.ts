import type { Command } from 'commander'

/** Adds the options that narrow dead letters down. */
export const addFilters = (command: Command): Command =>
  command
    .option('--tenant <tenant id>', 'of this tenant only')
    .option('--event-type <name>', 'of events of this type only')
    .option('--subscription <id>', 'of this subscription only')
    .option('--reason <reason>', 'such as too-large, or a side of one: exhausted, server-error')
    .option('--from <time>', 'of events fired then or later, as ISO 8601')
    .option('--until <time>', 'of events fired before, as ISO 8601')
