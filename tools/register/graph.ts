/** Calls Microsoft Graph: `graph.get('/applications?…')`. What it refuses is thrown, with its reason. */
export interface Graph {
  readonly get: <T>(path: string) => Promise<T>
  /** As `get`, of what need not be there: undefined, and at once, where it is not. */
  readonly find: <T>(path: string) => Promise<T | undefined>
  /** Makes what is not there, by a key of our choice; undefined where somebody else has made it meanwhile, and it was changed. */
  readonly upsert: <T>(path: string, body: object) => Promise<T | undefined>
  readonly post: <T>(path: string, body: object) => Promise<T>
  readonly patch: (path: string, body: object) => Promise<void>
}

/** What calls are made with. */
export interface GraphOptions {
  readonly fetch: typeof fetch
  readonly token: () => Promise<string>
  readonly pause: (milliseconds: number) => Promise<unknown>
  readonly url?: string
}

/** One call. */
interface Call {
  readonly method: string
  readonly path: string
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
  /** Whether it may be of what is not there. */
  readonly isSearch?: boolean
}

const tries = 6
const pauseMs = 2000

/** What was made a moment ago may not be known everywhere yet; what is too much, or down, comes back. */
const passes = [404, 429, 502, 503, 504]

/** Graph, as whoever the token is for. Source: https://learn.microsoft.com/graph/errors, and its "Best practices" on throttling. */
export const openGraph = ({
  fetch,
  token,
  pause,
  url = 'https://graph.microsoft.com/v1.0',
}: GraphOptions): Graph => {
  const send = async ({ method, path, body, headers }: Call) =>
    fetch(url + path, {
      method,
      headers: {
        ...headers,
        authorization: `Bearer ${await token()}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
  const call = async <T>(request: Call): Promise<T> => {
    for (let tried = 1; ; tried++) {
      const response = await send(request)
      const text = await response.text()
      const isMissing = request.isSearch === true && response.status === 404
      // What it holds is the caller's word.
      if (response.ok || isMissing)
        return (text === '' || isMissing ? undefined : JSON.parse(text)) as T
      if (tried === tries || !passes.includes(response.status))
        throw new Error(refusal(request, response.status, text))
      const seconds = Number(response.headers.get('retry-after') ?? NaN)
      await pause(seconds > 0 ? seconds * 1000 : pauseMs)
    }
  }
  return {
    get: (path) => call({ method: 'GET', path }),
    find: (path) => call({ method: 'GET', path, isSearch: true }),
    post: (path, body) => call({ method: 'POST', path, body }),
    patch: (path, body) => call({ method: 'PATCH', path, body }),
    upsert: (path, body) =>
      call({ method: 'PATCH', path, body, headers: { prefer: 'create-if-missing' } }),
  }
}

const refusal = ({ method, path }: Call, status: number, text: string): string => {
  const reason = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? 'no reason given'
  const advice =
    status === 403
      ? ' It takes the role Application Developer to register an app, and Cloud Application Administrator to assign roles.'
      : ''
  return `Microsoft Graph refused ${method} ${path.replace(/\?.*/, '')} (${status}): ${reason.replace(/\.$/, '')}.${advice}`
}
