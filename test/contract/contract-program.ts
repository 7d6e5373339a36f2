import { InvalidArgumentError, Option, type Command } from 'commander'
import { createProgram } from '../../tools/command-line/create-program.js'

/** What the command line and the environment say about an app to hold against the contract. */
export interface ContractOptions {
  readonly url: string
  readonly token?: string
  readonly issuer?: string
  readonly publisherKey?: string
  readonly publisherToken?: string
  readonly publicBaseUrl?: string
}

/** `npm run contract`. */
export const contractProgram = (hold: (options: ContractOptions) => Promise<void>): Command => {
  const program = createProgram(
    'npm run contract --',
    'Holds an app that runs against the HTTP contract.',
  )
  for (const each of [
    setting('--url <base>', 'where the app is, such as http://127.0.0.1:7071', 'CONTRACT_URL')
      .argParser(baseUrl)
      .makeOptionMandatory(),
    setting('--token <token>', "a subscriber's token", 'CONTRACT_TOKEN'),
    setting('--issuer <instance>', 'instead: the local issuer to get one from', 'CONTRACT_ISSUER'),
    setting('--publisher-key <key>', "one of the app's PUBLISHER_KEYS", 'CONTRACT_PUBLISHER_KEY'),
    setting(
      '--publisher-token <token>',
      'instead of the key: a token with the role Events.Fire',
      'CONTRACT_PUBLISHER_TOKEN',
    ),
    setting(
      '--public-base-url <base>',
      "the app's PUBLIC_BASE_URL where that is not --url",
      'CONTRACT_PUBLIC_BASE_URL',
    ).argParser(withoutSlash),
  ])
    program.addOption(each)
  return program
    .addHelpText(
      'after',
      `
Each option may come from the environment variable beside it. The app must have the shop's catalogue, test/fixtures/grocery. The suite fires
neworder events in the token's tenant: flows that have subscribed to them would run, so take a tenant for tests. It removes
each subscription that it makes. The exit code is 1 when the app does not keep the contract, 2 for wrong usage.`,
    )
    .action(hold)
}

const setting = (flags: string, description: string, variable: string) =>
  new Option(flags, description).env(variable)

const withoutSlash = (text: string) => text.replace(/\/+$/, '')

const baseUrl = (text: string) => {
  if (URL.canParse(text)) return withoutSlash(text)
  throw new InvalidArgumentError('It is no URL.')
}
