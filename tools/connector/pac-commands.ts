import { join } from 'node:path'

/** Where a connector is deployed to. */
export interface PacTarget {
  /** The Power Platform environment, by id or URL; that of `pac auth` unless given. */
  readonly environment?: string
  /** The unique name of a solution that is to hold the connector. */
  readonly solution?: string
  /** Of a connector that is there. */
  readonly connectorId?: string
}

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
export const deploySteps = (folder: string, target: PacTarget): readonly string[] => [
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
