import { InvalidArgumentError, type Command } from 'commander'
import { createProgram } from '../command-line/create-program.js'
import { isGuid } from '../command-line/is-guid.js'
import { wholeNumberFrom } from '../command-line/number-from.js'
import type { Perform } from '../command-line/perform.js'
import { describeRegistration } from './describe-registration.js'
import { register } from './register.js'
import type { Surroundings } from './surroundings.js'

interface Asked {
  readonly name: string
  readonly clientId?: string
  readonly tenant?: string
  readonly redirect?: readonly string[]
  readonly appUrl?: string
  readonly publisher?: readonly string[]
  readonly operator?: readonly string[]
  readonly secretDays: number
  readonly newSecret?: boolean
  readonly multiTenant?: boolean
  readonly deviceCode?: boolean
  readonly dryRun?: boolean
}

/** An option that may be given several times. */
const each =
  (parse: (text: string) => string) =>
  (text: string, before: readonly string[] = []) => [...before, parse(text)]

const guid = (text: string): string => {
  if (isGuid(text)) return text.toLowerCase()
  throw new InvalidArgumentError('It must be a client id, a GUID.')
}

const httpsUrl = (text: string): string => {
  if (URL.canParse(text) && new URL(text).protocol === 'https:') return text.replace(/\/+$/, '')
  throw new InvalidArgumentError('It must be an https URL.')
}

const plainName = (text: string): string => {
  if (/^[\w-]{1,120}$/.test(text)) return text
  throw new InvalidArgumentError('It may hold letters, digits, - and _ only.')
}

/** `npm run register`. */
export const registerProgram = (perform: Perform<Surroundings>): Command =>
  createProgram(
    'npm run register --',
    'Makes the app registration in Microsoft Entra ID what the app and its connector need. It may be called again at any time.',
  )
    .option('--name <name>', 'by which the registration is found again', plainName, 'flow-triggers')
    .option('--client-id <id>', 'a registration that was made otherwise', guid)
    .option('--tenant <id>', 'the tenant, where the signed-in user has several')
    .option('--redirect <url>', "a connector's redirect URL", each(httpsUrl))
    .option('--app-url <url>', 'where the app is, for its console', httpsUrl)
    .option('--publisher <client id>', 'an app that may fire events', each(guid))
    .option('--operator <user>', 'a user who may operate; "me" is you', each(String))
    .option('--secret-days <days>', 'how long a new secret lasts', wholeNumberFrom(31, 730), 180)
    .option('--new-secret', 'add a secret although there is one')
    .option('--multi-tenant', 'users of other tenants may sign in')
    .option('--device-code', 'sign in by a code instead of with the Azure CLI')
    .option('--dry-run', 'say what would be done')
    .addHelpText(
      'after',
      `
--redirect, --publisher and --operator may be given several times. You sign in with "az login" before, or with --device-code.
The secret is shown once, and kept nowhere. Inside an azd environment, tenant and client id are kept in it.
The exit code is 2 for wrong usage, 1 for whatever else goes wrong.`,
    )
    .action((asked: Asked) => perform((surroundings) => work(asked, surroundings)))

/** A client id that a setting names; the zeros of local.settings.sample.json name none. */
const known = (clientId = '') => (/[1-9a-f]/i.test(clientId) ? clientId : undefined)

const work = async (asked: Asked, { environment, signIn, now, keep }: Surroundings) => {
  const { tenant, deviceCode = false, dryRun: isDryRun = false } = asked
  const { graph, tenantId } = await signIn({ deviceCode, ...(tenant && { tenant }) })
  const clientId = asked.clientId ?? known(environment.AzureAd__ClientId)
  const appUrl = asked.appUrl ?? environment.PUBLIC_BASE_URL ?? environment.SERVICE_API_URI
  const registered = await register(graph, now, {
    ...asked,
    ...(clientId && { clientId }),
    ...(appUrl && { appUrl }),
    redirects: asked.redirect ?? [],
    publishers: asked.publisher ?? [],
    operators: asked.operator ?? [],
    isMultiTenant: asked.multiTenant ?? false,
    isNewSecret: asked.newSecret ?? false,
    isDryRun,
  })
  const keptIn =
    isDryRun || registered.clientId === undefined
      ? undefined
      : await keep({ AzureAd__TenantId: tenantId, AzureAd__ClientId: registered.clientId })
  const told = { ...registered, tenantId, isDryRun, ...(keptIn !== undefined && { keptIn }) }
  return { result: describeRegistration(told) }
}
