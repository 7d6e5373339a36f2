import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { ConnectorFiles } from '../connector/connector.js'
import { loadConnector } from '../connector/load-connector.js'
import type { Locale, Remark } from '../designer/connector-view.js'
import { lintConnector } from '../designer/lint-connector.js'
import { startLoopbackServer } from '../loopback-server.js'
import { simulateFlow } from '../session/simulate-flow.js'
import type { SimulationOptions } from '../session/simulation-options.js'
import { createChanges } from './changes.js'
import { isForThisMachine, isOfThePage, pageHeaders } from './guard.js'
import { pageFile } from './page-files.js'
import { createPlayer, type Preset } from './player.js'
import { playgroundApi } from './playground-api.js'
import { readJsonBody } from './read-json-body.js'
import { createSignInDesk } from './sign-in-desk.js'
import { createViews } from './views.js'
import { messageOf } from '../message-of.js'

/** How a playground is served. */
export interface PlaygroundOptions extends Omit<SimulationOptions, 'port' | 'onChange'> {
  /** The page's port; a free one without it. */
  readonly port?: number
  /** Connections that are ready; the first is used from the start. */
  readonly presets?: readonly Preset[]
  readonly translations?: Readonly<Partial<Record<Locale, ConnectorFiles['definition']>>>
  /** What a script calls the definition, where it was not read from a path. */
  readonly sourceName?: string
}

/** A playground that is served. */
export interface Playground {
  /** With the token in its fragment: whoever has it can drive the playground. */
  readonly url: string
  readonly stop: () => Promise<void>
}

type Api = ReturnType<typeof playgroundApi>

const send = (
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  type = 'application/json; charset=utf-8',
) => response.writeHead(status, { ...pageHeaders, 'content-type': type }).end(body)

const answerApi = async (
  api: Api,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const answer = Object.hasOwn(api, name) ? api[name] : undefined
  if (!answer || request.method !== 'POST') {
    send(response, 404, '{}')
    return
  }
  try {
    send(response, 200, JSON.stringify(await answer(await readJsonBody(request))))
  } catch (error) {
    const message = messageOf(error)
    send(response, 422, JSON.stringify({ message }))
  }
}

const listen =
  (api: Api, token: string, finish: (query: URLSearchParams) => Promise<void>): RequestListener =>
  (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const [, name] = /^\/play\/api\/([\w-]+)$/.exec(pathname) ?? []
    const file = pageFile(pathname)
    if (!isForThisMachine(request)) send(response, 403, '{}')
    else if (name !== undefined && !isOfThePage(request, token)) send(response, 401, '{}')
    else if (name !== undefined) void answerApi(api, name, request, response)
    else if (pathname === '/play/redirect')
      finish(searchParams).then(
        () => send(response, 200, 'Signed in: this page can be closed.', 'text/plain'),
        (error: unknown) => send(response, 400, String(error), 'text/plain'),
      )
    else if (pathname === '/') response.writeHead(302, { location: '/play' }).end()
    else if (file && request.method === 'GET') send(response, 200, file.body, file.type)
    else send(response, 404, '{}')
  }

/** Serves a flow editor for a connector on this machine: nobody else can reach it, and no other page can drive it. */
export const startPlayground = async (
  source: string | ConnectorFiles,
  { port, presets = [], translations, sourceName, ...options }: PlaygroundOptions = {},
): Promise<Playground> => {
  const { now = Date.now } = options
  const fromPath = typeof source === 'string'
  const files = fromPath ? loadConnector(source) : source
  const findings: readonly Remark[] = fromPath ? await lintConnector(source) : []
  const changes = createChanges()
  const connection = options.connection ?? presets[0]?.connection
  const simulation = await simulateFlow(files, {
    ...options,
    ...(connection && { connection }),
    onChange: changes.changed,
  })
  const player = createPlayer(simulation, now, presets)
  if (presets[0]) player.remember({ do: 'use', preset: presets[0].title })
  const token = randomBytes(32).toString('base64url')
  let listener: RequestListener = (_, response) => void response.writeHead(503).end()
  const server = await startLoopbackServer((...exchange) => {
    listener(...exchange)
  }, port)
  const signIns = createSignInDesk(simulation, `${server.url}/play/redirect`, now)
  const api = playgroundApi({
    ...{ simulation, player, presets, changes, signIns },
    views: createViews(files, findings, translations),
    source: fromPath ? source : (sourceName ?? 'apiDefinition.swagger.json'),
  })
  const finish = async (query: URLSearchParams) => {
    await signIns.finish(query).finally(changes.changed)
  }
  listener = listen(api, token, finish)
  return {
    url: `${server.url}/play#${token}`,
    stop: async () => {
      await server.stop()
      await simulation.stop()
    },
  }
}
