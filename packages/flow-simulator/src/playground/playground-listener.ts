import type { RequestListener, ServerResponse, IncomingMessage } from 'node:http'
import { messageOf } from '../message-of.js'
import { isForThisMachine, isOfThePage, pageHeaders } from './guard.js'
import { pageFile } from './page-files.js'
import type { playgroundApi } from './playground-api.js'
import { readJsonBody } from './read-json-body.js'

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

/** Answers the page's requests, and the browser that comes back from signing in. */
export const playgroundListener =
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
