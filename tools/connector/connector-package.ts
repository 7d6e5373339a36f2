import type { EventType } from '../../src/catalogue/event-type.js'
import { connectorDefinition } from '../../src/connector-definition/connector-definition.js'
import { apiProperties } from './api-properties.js'
import { variableValue } from './environment-variable.js'
import { drawIcon } from './draw-icon.js'
import type { PackageOptions } from './package-options.js'
import { readme } from './readme.js'

/** Every file of a connector's package, by name. The same catalogue and options give the same files. */
export const connectorPackage = (
  eventTypes: readonly EventType[],
  options: PackageOptions,
): Readonly<Record<string, string | Buffer>> => {
  const { hostVariable } = options
  const definition = connectorDefinition(eventTypes, options.identity, {
    baseUrl: `https://${options.host}`,
    locale: options.locale,
    auth: options.auth,
  })
  return {
    'apiDefinition.swagger.json': toJson(
      hostVariable === undefined
        ? definition
        : { ...definition, host: variableValue(hostVariable) },
    ),
    'apiProperties.json': toJson(apiProperties(options)),
    'settings.json': toJson(settings),
    'readme.md': readme(definition, options),
    'icon.png': options.icon ?? drawIcon(options.identity.brandColor),
  }
}

/**
 * What paconn works with, but for the connector and its environment, which it asks for.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/paconn-cli
 */
const settings = {
  connectorId: '',
  environment: '',
  apiProperties: 'apiProperties.json',
  apiDefinition: 'apiDefinition.swagger.json',
  icon: 'icon.png',
  powerAppsUrl: 'https://api.powerapps.com',
  powerAppsApiVersion: '2016-11-01',
}

const toJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
