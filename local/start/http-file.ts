import type { EventType } from '../../src/catalogue/event-type.js'

/** What the requests are about. */
export interface HttpFileOptions {
  readonly url: string
  readonly eventTypes: readonly Pick<EventType, 'name' | 'sample'>[]
  /** Of a simulated flow. */
  readonly callbackUrl: string
  readonly tenant: string
  readonly publisherKey: string
  readonly tokens: Readonly<Record<'subscriber' | 'operator', string | undefined>>
}

const json = 'Content-Type: application/json'

/**
 * Requests for an editor's HTTP client.
 * Source of the format: https://learn.microsoft.com/aspnet/core/test/http-files, which VS Code's REST Client reads too
 */
export const httpFile = (options: HttpFileOptions): string => {
  const { url, eventTypes, callbackUrl, tenant, publisherKey, tokens } = options
  const as = (who: 'subscriber' | 'operator') => `Authorization: Bearer {{${who}}}`
  const request = (title: string, line: string, headers: readonly string[], body?: unknown) =>
    [
      `### ${title}`,
      line,
      ...headers,
      ...(body === undefined ? [] : [json, '', JSON.stringify(body)]),
    ].join('\n')
  const key = ['x-api-key: {{publisherKey}}']
  return [
    [
      `@url = ${url}`,
      `@publisherKey = ${publisherKey}`,
      `@subscriber = ${tokens.subscriber ?? 'PASTE-A-TOKEN-HERE'}`,
      `@operator = ${tokens.operator ?? 'PASTE-A-TOKEN-HERE'}`,
    ].join('\n'),
    request('Is it there?', 'GET {{url}}/health', []),
    ...eventTypes.flatMap(({ name, sample }) => [
      request(
        `Subscribe a simulated flow to ${name}`,
        `POST {{url}}/event/${name}`,
        [as('subscriber')],
        {
          Url: callbackUrl,
        },
      ),
      request(`Fire ${name}`, `POST {{url}}/fire/${name}?tenant=${tenant}`, key, sample),
      request(`The newest of ${name}`, `GET {{url}}/list/${name}`, [as('subscriber')]),
    ]),
    request('Subscriptions', 'GET {{url}}/subscriptions', [as('subscriber')]),
    request('Event types', 'GET {{url}}/event-types', [as('subscriber')]),
    request('What was given up', 'GET {{url}}/dead-letters', [as('operator')]),
    request('Does it add up?', 'GET {{url}}/accounts', [as('operator')]),
    request("The connector's definition", 'GET {{url}}/swagger.json', []),
  ].join('\n\n')
}
