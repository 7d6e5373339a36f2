import { Option } from 'commander'
import { wholeNumberFrom } from '../tools/command-line/number-from.js'

/** The option that says on which port of 127.0.0.1 something is reached. */
export const portOption = (): Option =>
  new Option('--port <number>', 'port on 127.0.0.1, 0 for a free one')
    .env('PORT')
    .argParser(wholeNumberFrom(0, 65_535))
    .default(7071)
