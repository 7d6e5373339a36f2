/** An app to hold against the contract. */
export interface Target {
  /** Where it is, without a slash at its end. */
  readonly url: string
  /** A subscriber's token. */
  readonly token: string
  /** Fires events, unless there is a publisher's token. */
  readonly publisherKey?: string | undefined
  /** A token with the app role Events.Fire, of the same tenant as the subscriber's. */
  readonly publisherToken?: string | undefined
  /** What its Locations start with; its url unless given. */
  readonly publicBaseUrl?: string | undefined
}

/** An answer, its body read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: () => unknown
}

/** What a request sends. */
export interface Call {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is. */
  readonly text?: string
}

/** Who calls, as headers. */
export const subscriber = ({ token }: Target) => ({ authorization: `Bearer ${token}` })

/** The publisher, as headers. */
export const publisher = ({ publisherToken, publisherKey = '' }: Target): Record<string, string> =>
  publisherToken === undefined
    ? { 'x-api-key': publisherKey }
    : { authorization: `Bearer ${publisherToken}` }

/** A claim of the subscriber's token, unverified. */
export const claimOf = ({ token }: Target, name: string): string => {
  const [, payload = ''] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, string>
  return claims[name] ?? ''
}

/** Sends a request to a path of the target, or to an absolute URL. */
export const call = async (
  { url }: Target,
  path: string,
  { method = 'GET', headers = {}, body, text }: Call = {},
): Promise<Answer> => {
  const content = body === undefined ? text : JSON.stringify(body)
  const response = await fetch(new URL(path, `${url}/`), {
    method,
    headers: { ...(content !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(content !== undefined && { body: content }),
  })
  const answer = await response.text()
  const { status, headers: received } = response
  return { status, headers: received, text: answer, json: () => JSON.parse(answer) as unknown }
}
