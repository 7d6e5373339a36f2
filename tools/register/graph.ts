/** Calls Microsoft Graph: `graph.get('/applications?…')`. What it refuses is thrown, with its reason. */
export interface Graph {
  readonly get: <T>(path: string) => Promise<T>
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
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    for (let tried = 1; ; tried++) {
      const response = await fetch(url + path, {
        method,
        headers: {
          authorization: `Bearer ${await token()}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T
      if (tried === tries || !passes.includes(response.status))
        throw new Error(refusal(method, path, response.status, text))
      const seconds = Number(response.headers.get('retry-after') ?? NaN)
      await pause(seconds > 0 ? seconds * 1000 : pauseMs)
    }
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
  }
}

const refusal = (method: string, path: string, status: number, text: string): string => {
  const reason = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? 'no reason given'
  const advice =
    status === 403
      ? ' It takes the role Application Developer to register an app, and Cloud Application Administrator to assign roles.'
      : ''
  return `Microsoft Graph refused ${method} ${path.replace(/\?.*/, '')} (${status}): ${reason}.${advice}`
}
