import { parseArgs } from 'node:util'
import { locales, type Locale } from '../../src/connector-definition/locale.js'
import { connectorData } from './connector-data.js'

/** How a connection signs in: with an account of Microsoft Entra ID, or with a key. */
export const connectionAuths = ['entra', 'apikey'] as const

/** What a package is generated for. */
export interface PackageOptions {
  readonly host: string
  readonly locale: Locale
  readonly auth: (typeof connectionAuths)[number]
  readonly clientId: string
  /** Without what the deployment tools refuse. */
  readonly deploy: boolean
}

/** What the committed package is generated with. */
export const defaultOptions: PackageOptions = {
  host: connectorData.host,
  locale: 'en',
  auth: 'entra',
  clientId: connectorData.clientId,
  deploy: false,
}

/** What a person is told who asks for --help. */
export const help = `Generates the custom connector's package from catalogue/.

  npm run connector -- [options]

  --host NAME          where the app is reached (${defaultOptions.host})
  --locale ${locales.join('|')}       the language of what makers read (${defaultOptions.locale})
  --auth ${connectionAuths.join('|')}  how connections sign in (${defaultOptions.auth})
  --client-id ID       the app registration's client id (zeros)
  --deploy             leave out stackOwner, which paconn cannot update
  --out FOLDER         where to write (connector, which is committed)
  --help               this text`

/** A command line, parsed: the options of the package and where it goes; or help is asked for. */
export const parseOptions = (
  args: readonly string[],
): (PackageOptions & { readonly out?: string }) | 'help' => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      host: { type: 'string', default: defaultOptions.host },
      locale: { type: 'string', default: defaultOptions.locale },
      auth: { type: 'string', default: defaultOptions.auth },
      'client-id': { type: 'string', default: defaultOptions.clientId },
      deploy: { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  return {
    host: hostName(values.host),
    locale: oneOf('--locale', values.locale, locales),
    auth: oneOf('--auth', values.auth, connectionAuths),
    clientId: values['client-id'],
    deploy: values.deploy,
    ...(values.out === undefined ? {} : { out: values.out }),
  }
}

const oneOf = <T extends string>(name: string, value: string, allowed: readonly T[]): T => {
  const found = allowed.find((each) => each === value)
  if (found === undefined)
    throw new Error(`${name} is one of ${allowed.join(', ')}, not "${value}".`)
  return found
}

const hostName = (host: string): string => {
  const url = `https://${host}`
  if (!URL.canParse(url) || new URL(url).host !== host.toLowerCase()) {
    throw new Error(
      `--host is a name like ${connectorData.host}, without scheme or path, not "${host}".`,
    )
  }
  return host.toLowerCase()
}
