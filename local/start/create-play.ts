import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  createPlayground,
  loadConnector,
  type ConnectorFiles,
  type CreatedPlayground,
} from 'flow-simulator'
import type { RunningApp } from './start-app.js'
import { localUser } from './try-tokens.js'

const definitionOf = async (url: string, locale: string): Promise<ConnectorFiles['definition']> => {
  const response = await fetch(`${url}/swagger.json?locale=${locale}`)
  return (await response.json()) as ConnectorFiles['definition']
}

/** Makes the playground for the connector of an app that runs here, as the app itself describes it, to be served below its address; never deployed. */
export const createPlay = async (
  { url, callers: { token } }: Pick<RunningApp, 'url' | 'callers'>,
  root: string,
): Promise<CreatedPlayground> => {
  const connector = join(root, 'connector')
  const properties = existsSync(connector) ? loadConnector(connector).properties : {}
  const [definition, french] = await Promise.all([definitionOf(url, 'en'), definitionOf(url, 'fr')])
  return createPlayground(
    { definition, properties },
    {
      ...{ baseUrl: url, origin: url },
      sourceName: 'connector',
      translations: { fr: french },
      ...(token && {
        presets: [
          {
            // He may fire too, so that one can see a flow run.
            title: 'A local user',
            connection: { values: { token: () => token(localUser, undefined, ['Events.Fire']) } },
          },
        ],
      }),
    },
  )
}
