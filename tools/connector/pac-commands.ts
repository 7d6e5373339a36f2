import { join } from 'node:path'
import { variableValue } from './environment-variable.js'
import type { PacTarget } from './pac-target.js'

/** As a shell takes it: quoted where it has to be. */
const quoted = (text: string) =>
  /^[\w./:@-]+$/.test(text) ? text : `"${text.replaceAll(/["\\$`]/g, '\\$&')}"`

/**
 * The command that deploys a package with the Power Platform CLI: an update of the connector that is there, else a new one. It takes
 * no secret: that is entered once, in the connector's tab Security, or is a secret environment variable of a solution.
 * Source: https://learn.microsoft.com/power-platform/developer/cli/reference/connector
 */
export const pacCommand = (
  folder: string,
  { environment, solution, connectorId }: PacTarget,
): string =>
  [
    ['pac', 'connector', connectorId === undefined ? 'create' : 'update'],
    connectorId === undefined ? [] : ['--connector-id', connectorId],
    environment === undefined ? [] : ['--environment', environment],
    solution === undefined ? [] : ['--solution-unique-name', solution],
    ['--api-definition-file', join(folder, 'apiDefinition.swagger.json')],
    ['--api-properties-file', join(folder, 'apiProperties.json')],
    ['--icon-file', join(folder, 'icon.png')],
  ]
    .flat()
    .map(quoted)
    .join(' ')

/** What is done by hand around it, for the terminal. */
export const deploySteps = (
  folder: string,
  target: PacTarget,
  hostVariable?: string,
): readonly string[] => [
  ...(hostVariable === undefined
    ? []
    : [
        `In the solution, first make an environment variable ${hostVariable} (type Text) with the host's name as its current value: the connector's host is`,
        `${variableValue(hostVariable)}, whose value is taken when the connector is saved. Save it again whenever the value changes. Take the current`,
        'value out of the solution before you export it, and the import asks for that of the other environment.',
      ]),
  'Sign in once: pac auth create. Then:',
  pacCommand(folder, target),
  ...(target.connectorId === undefined
    ? [
        'Then, in the connector: tab Security, enter the client secret (npm run register shows it), save, copy the Redirect URL, and call',
        'npm run register -- --redirect <URL>',
        'The id for the next time, to update it: pac connector list; npm run connector -- --deploy --connector-id <id>',
      ]
    : ['The secret that was entered stays.']),
]
