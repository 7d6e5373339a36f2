import type { Operation } from '../connector/connector.js'
import type { Inputs } from '../connector/inputs.js'
import { objectOf, parseJson, textOf } from '../json/json-value.js'
import { responseSchema } from '../connector/response-schema.js'
import { schemaComplaints } from '../runs/schema-complaints.js'
import type { WireAnswer } from '../wire/exchange.js'
import { callLocation, callOperation, type CallContext } from './caller.js'
import type { Connected } from './gateway.js'
import { resolveLocation } from './resolve-location.js'
import { retryAfterSeconds } from './retry-policy.js'

/** What a run of an action came to. */
export interface ActionResult {
  readonly status: number
  /** The outputs, parsed where they are JSON. */
  readonly body: unknown
  readonly succeeded: boolean
  /** How the outputs differ from what the definition declares. */
  readonly complaints: readonly string[]
  /** Of how many pages the outputs are. */
  readonly pages: number
}

// "the default interval is 20 seconds" (https://learn.microsoft.com/azure/logic-apps/logic-apps-create-api-app).
const usualInterval = 20
const mostLooks = 500

interface Follow extends CallContext {
  readonly connected: Connected
  readonly requestUrl: string
  readonly referrerPrefix: string
}

/** Asks where an answer points. */
const follow = (context: Follow, location: string, about: string): Promise<WireAnswer> => {
  const { connector, connected, requestUrl, referrerPrefix } = context
  const places = { baseUrl: connector.baseUrl, requestUrl, referrerPrefix }
  const options = { about, referrerPrefix }
  return callLocation(context, connected, 'GET', resolveLocation(location, places), options)
}

/** A 202 with a Location is asked after until it is none. */
const followToEnd = async (context: Follow, first: WireAnswer): Promise<WireAnswer> => {
  const { pacing } = context
  let answer = first
  for (let look = 0; answer.status === 202 && look < mostLooks; look += 1) {
    const { location, 'retry-after': retryAfter } = answer.headers
    if (location === undefined) return answer
    await pacing.pause(retryAfterSeconds(retryAfter, pacing.now()) ?? usualInterval)
    answer = await follow(context, location, 'is it done?')
  }
  return answer
}

const itemsOf = (body: unknown, name: string): readonly unknown[] | undefined => {
  const value = objectOf(body)[name]
  return Array.isArray(value) ? value : undefined
}

/** Collects the items of the next pages, by x-ms-pageable. */
const followPages = async (
  context: Follow,
  { node }: Operation,
  first: unknown,
  most: number,
): Promise<{ body: unknown; pages: number }> => {
  const pageable = objectOf(node['x-ms-pageable'])
  const nextLink = textOf(pageable.nextLinkName)
  const itemName = textOf(pageable.itemName) ?? 'value'
  let items = itemsOf(first, itemName)
  if (nextLink === undefined || items === undefined) return { body: first, pages: 1 }
  let next = textOf(objectOf(first)[nextLink])
  let pages = 1
  while (next !== undefined && pages < most) {
    const body = parseJson((await follow(context, next, 'next page')).body)
    items = [...items, ...(itemsOf(body, itemName) ?? [])]
    next = textOf(objectOf(body)[nextLink])
    pages += 1
  }
  const { [nextLink]: _, ...others } = objectOf(first)
  const rest = next === undefined ? others : { ...others, [nextLink]: next }
  return { body: { ...rest, [itemName]: items }, pages }
}

/** How an action is run, beside its inputs. */
export interface ActionOptions {
  /** How many pages are fetched where there are more: 1 as long as the maker has not switched pagination on. */
  readonly pages?: number
}

/** Runs an action to its end: retries, then a long run's 202, then pages. */
export const runAction = async (
  context: CallContext & { readonly referrerPrefix: string },
  connected: Connected,
  operation: Operation,
  inputs: Inputs,
  { pages: most = 1 }: ActionOptions = {},
): Promise<ActionResult> => {
  const { connector, referrerPrefix } = context
  const options = { about: operation.id, referrerPrefix }
  const first = await callOperation(context, connected, operation, inputs, options)
  const following = { ...context, connected, requestUrl: first.requestUrl }
  const { status, body } = await followToEnd(following, first)
  const succeeded = status >= 200 && status < 300
  const parsed = parseJson(body)
  if (!succeeded || parsed === undefined)
    return { status, body: parsed ?? body, succeeded, complaints: [], pages: 1 }
  const schema = responseSchema(connector.definition, operation, status)?.node
  const whole = await followPages(following, operation, parsed, most)
  return {
    ...{ status, succeeded, ...whole },
    complaints: schema ? schemaComplaints(connector.definition, schema)(parsed) : [],
  }
}
