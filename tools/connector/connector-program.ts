import { Option, type Command } from 'commander'
import { createProgram } from '../command-line/create-program.js'
import { UsageError } from '../command-line/usage-error.js'
import type { Perform } from '../command-line/perform.js'
import { variableName } from './environment-variable.js'
import { hostName } from './host-name.js'
import { connectionAuths } from './package-options.js'
import { deploySteps } from './pac-commands.js'
import { tenantId } from './tenant-id.js'
import { parseConnectorId, parseEnvironment, type PacTarget } from './pac-target.js'
import { writeConnector, type Changes } from './write-connector.js'

type Asked = Changes & PacTarget & { readonly out?: string }

/** `npm run connector`, in the project's folder. */
export const connectorProgram = (perform: Perform<string>): Command =>
  createProgram(
    'npm run connector --',
    "Generates the custom connector's package from catalogue/ and connector.json.",
  )
    .option('--host <name>', 'where the app is reached, with its base path', hostName)
    .option('--locale <locale>', 'the language of what makers read, one of connector.json')
    .addOption(new Option('--auth <kind>', 'how connections sign in').choices(connectionAuths))
    .option('--client-id <id>', "the app registration's client id")
    .option('--tenant <id>', 'the only tenant whose users sign in; any unless given', tenantId)
    .option(
      '--deploy',
      'leave out stackOwner, which paconn cannot update, and say how to deploy it with pac',
    )
    .option(
      '--environment <id>',
      'for --deploy: the Power Platform environment, by id or URL',
      parseEnvironment,
    )
    .option('--solution <name>', "for --deploy: a solution's unique name, for ALM")
    .option('--connector-id <id>', 'for --deploy: the connector to update', parseConnectorId)
    .option(
      '--host-variable <name>',
      'for --solution: an environment variable that holds the host, such as shop_host',
      variableName,
    )
    .option('--out <folder>', 'where to write; by default to connector/, which is committed')
    .addHelpText(
      'after',
      '\nWhat is not said here, connector.json says. The exit code is 2 for wrong usage, 1 for whatever else goes wrong.',
    )
    .action(({ out, deploy = false, environment, solution, connectorId, ...options }: Asked) => {
      if (options.hostVariable !== undefined && !(deploy && solution !== undefined))
        throw new UsageError('--host-variable needs --deploy and --solution.')
      return perform((folder) => {
        const said = writeConnector(folder, { ...options, deploy }, out)
        const target = {
          ...(environment !== undefined && { environment }),
          ...(solution !== undefined && { solution }),
          ...(connectorId !== undefined && { connectorId }),
        }
        const steps = deploySteps(out ?? 'connector', target, options.hostVariable)
        return deploy ? { ...said, remarks: [...(said.remarks ?? []), ...steps] } : said
      })
    })
