import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  loadConnector,
  startPlayground,
  type ConnectorFiles,
  type Playground,
} from 'flow-simulator'
import type { RunningApp } from './start-app.js'

/** The local user whose connection is ready; he may fire too, so that one can see a flow run. Invented. */
const oid = 'de7e1000-0000-4000-8000-000000000002'

const definitionOf = async (url: string, locale: string): Promise<ConnectorFiles['definition']> => {
  const response = await fetch(`${url}/swagger.json?locale=${locale}`)
  return (await response.json()) as ConnectorFiles['definition']
}

/** Serves the playground for the connector of an app that runs here, as the app itself describes it; never deployed. */
export const startPlay = async (
  { url, callers: { token } }: Pick<RunningApp, 'url' | 'callers'>,
  root: string,
): Promise<Playground> => {
  const connector = join(root, 'connector')
  const properties = existsSync(connector) ? loadConnector(connector).properties : {}
  const [definition, french] = await Promise.all(['en', 'fr'].map((it) => definitionOf(url, it)))
  return startPlayground(
    { definition: definition ?? {}, properties },
    {
      baseUrl: url,
      sourceName: 'connector',
      ...(french && { translations: { fr: french } }),
      ...(token && {
        presets: [
          {
            title: 'A local user',
            connection: { values: { token: () => token(oid, undefined, ['Events.Fire']) } },
          },
        ],
      }),
    },
  )
}
