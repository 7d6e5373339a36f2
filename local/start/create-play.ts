import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  createPlayground,
  loadConnector,
  type ConnectorFiles,
  type CreatedPlayground,
} from 'flow-simulator'
import { appFolder, projectFolder } from '../app-folder.js'
import { askApp } from './ask-app.js'
import type { RunningApp } from './start-app.js'
import { localUser } from './try-tokens.js'

const definitionOf = async (url: string, locale: string): Promise<ConnectorFiles['definition']> => {
  const response = await askApp(`${url}/swagger.json?locale=${locale}`)
  return (await response.json()) as ConnectorFiles['definition']
}

/** What a connection asks for: by the project's connector, or, where it has none yet, by that of the app that it is made with. */
const readProperties = (): ConnectorFiles['properties'] => {
  const folders = [projectFolder, appFolder].map((folder) => join(folder, 'connector'))
  const found = folders.find((folder) => existsSync(folder))
  return found === undefined ? {} : loadConnector(found).properties
}

/** Makes the playground for the connector of an app that runs here, as the app itself describes it, to be served below its address; never deployed. */
export const createPlay = async ({
  url,
  callers: { token },
}: Pick<RunningApp, 'url' | 'callers'>): Promise<CreatedPlayground> => {
  const [definition, french] = await Promise.all([definitionOf(url, 'en'), definitionOf(url, 'fr')])
  return createPlayground(
    { definition, properties: readProperties() },
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
