import { loadCatalogue } from '../../src/catalogue/catalogue.js'
import { parseTenants } from '../../src/entra-config.js'
import { settingsOf, type Environment } from '../../src/settings.js'
import { UsageError } from '../command-line/usage-error.js'

/** The tenant that a key is for: one that the app serves, by default the only one. */
export const chooseTenant = (environment: Environment, named?: string): string => {
  const settings = settingsOf(environment)
  const tenants = parseTenants(settings)
  if (settings.faults.length > 0)
    throw new Error(settings.faults.map((fault) => `${fault}.`).join('\n'))

  const tenant = named?.trim().toLowerCase()
  if (tenants === 'organizations') {
    if (tenant !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(tenant))
      return tenant
    throw new UsageError(
      '--tenant must be a tenant id: the app serves the tenants of all organizations.',
    )
  }
  const [only, ...others] = tenants
  if (tenant === undefined && only !== undefined && others.length === 0) return only
  if (tenant !== undefined && tenants.includes(tenant)) return tenant
  throw new UsageError(
    `${tenant === undefined ? '--tenant is missing' : `--tenant: the app does not serve "${tenant}"`}. There are: ${tenants.join(', ')}.`,
  )
}

/** The names of event types of the catalogue, each of which is asked for by its name or an alias. */
export const chooseEventTypes = (
  catalogueFolder: string,
  asked: readonly string[],
): readonly string[] => {
  const { eventTypes, find } = loadCatalogue(catalogueFolder)
  const names = asked.map((named) => {
    const eventType = find(named)
    if (eventType) return eventType.name
    const known = eventTypes.map(({ name }) => name).join(', ')
    throw new UsageError(`--event-types: there is no event type "${named}". There are: ${known}.`)
  })
  return [...new Set(names)]
}
