import {
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  type HttpMethods,
} from '@azure/core-rest-pipeline'
import type {
  ListTableEntitiesOptions,
  TableClient,
  TableEntityResultPage,
} from '@azure/data-tables'
import { toTableError } from './table-error.js'
import { fromTableJson, serviceNames, toTableJson } from './table-json.js'

/** How a client's own requests are made. */
export interface QuickTableClientParts {
  readonly httpClient: HttpClient
  readonly allowInsecureConnection: boolean
}

/** As the SDK asks; the service says types that JSON does not have. */
const headers = {
  accept: 'application/json;odata=minimalmetadata',
  'content-type': 'application/json',
  dataserviceversion: '3.0',
  prefer: 'return-no-content',
  'x-ms-version': '2019-02-02',
}

type Page = TableEntityResultPage<Record<string, unknown>>
type Paged = ReturnType<TableClient['listEntities']>
type PageSettings = Parameters<Paged['byPage']>[0]

/** Where a query goes on, as the SDK writes it: cursors hold it. */
const toToken = (nextPartitionKey: string, nextRowKey: string | undefined): string =>
  Buffer.from(JSON.stringify({ nextPartitionKey, ...(nextRowKey ? { nextRowKey } : {}) })).toString(
    'base64',
  )

interface NextRow {
  readonly nextPartitionKey?: string
  readonly nextRowKey?: string
}

const parseToken = (token: string): NextRow =>
  JSON.parse(Buffer.from(token, 'base64').toString()) as NextRow

/**
 * The SDK's client, but for queries and inserts, which take a third and two thirds of the processor's time that the SDK takes for them:
 * rows are JSON, and go through none of what it does for bodies of any service. Requests go through the client's own pipeline, which signs
 * and repeats them.
 * Source: https://learn.microsoft.com/rest/api/storageservices/query-entities, and insert-entity
 */
export const quickTableClient = (
  client: TableClient,
  { httpClient, allowInsecureConnection }: QuickTableClientParts,
): TableClient => {
  // A shared access signature stands in the query.
  const { origin, pathname, search } = new URL(client.url)
  const url = `${origin}${pathname.replace(/\/+$/, '')}/${client.tableName}`

  const send = async (
    method: HttpMethods,
    path: string,
    query: readonly string[],
    body?: string,
  ) => {
    const parts = [...(search === '' ? [] : [search.slice(1)]), ...query].join('&')
    const request = createPipelineRequest({
      ...{ url: `${url}${path}${parts && `?${parts}`}`, method, allowInsecureConnection },
      headers: createHttpHeaders(headers),
      ...(body === undefined ? {} : { body }),
    })
    const response = await client.pipeline.sendRequest(httpClient, request)
    if (response.status >= 300) throw toTableError(response)
    return response
  }

  const readPage = async (
    { queryOptions: { filter, select } = {} }: ListTableEntitiesOptions,
    size: number | undefined,
    token: string | undefined,
  ): Promise<Page> => {
    const { nextPartitionKey, nextRowKey } = token === undefined ? {} : parseToken(token)
    const query = Object.entries({
      $top: size,
      $select: select?.map((name) => serviceNames[name] ?? name).join(','),
      $filter: filter,
      NextPartitionKey: nextPartitionKey,
      NextRowKey: nextRowKey,
    }).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
    )
    const { bodyAsText, headers: answered } = await send('GET', '()', query)
    const { value } = JSON.parse(bodyAsText ?? '') as {
      readonly value: readonly Record<string, unknown>[]
    }
    const [next, row] = ['partitionkey', 'rowkey'].map((name) =>
      answered.get(`x-ms-continuation-next${name}`),
    )
    // The service says the etag of each row.
    const page = value.map(fromTableJson) as Page
    return Object.assign(page, next ? { continuationToken: toToken(next, row) } : {})
  }

  const listEntities = (options: ListTableEntitiesOptions = {}) => {
    const byPage = async function* ({ maxPageSize, continuationToken }: PageSettings = {}) {
      let token = continuationToken
      do {
        const page = await readPage(options, maxPageSize, token)
        yield page
        token = page.continuationToken
      } while (token !== undefined)
    }
    const rows = (async function* () {
      for await (const page of byPage()) yield* page
    })()
    const paged: Paged = {
      next: () => rows.next(),
      [Symbol.asyncIterator]: () => paged,
      byPage,
    }
    return paged
  }

  // What rows hold is the caller's word, as it is with the SDK.
  client.listEntities = listEntities as TableClient['listEntities']

  client.createEntity = async (row) => {
    const { headers: answered } = await send('POST', '', [], JSON.stringify(toTableJson(row)))
    const etag = answered.get('etag')
    return etag === undefined ? {} : { etag }
  }

  return client
}
