import functions, { type HttpRequest } from '@azure/functions'

/** What a test says of a request. */
export interface RequestFacts {
  readonly url?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly params?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
}

/** A request as the Functions worker hands it over. */
export const httpRequest = ({
  url = 'https://triggers.contoso.example/fire/instore',
  method = 'POST',
  headers = {},
  params = {},
  body,
}: RequestFacts = {}): HttpRequest =>
  new functions.HttpRequest({
    url,
    method,
    headers: { ...headers },
    params: { ...params },
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' ? { string: body } : { bytes: body } }),
  })
