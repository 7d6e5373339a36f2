import { isJsonObject, type JsonObject } from '../json-object.js'
import { Problem } from '../problem.js'

/** The body of an order has so many bytes at most. */
export const longestOrder = 16_384

/** What the body of an order says, by name. */
export type OrderBody = JsonObject

/** How much of an order is done, and where it goes on. */
export interface OrderPiece {
  readonly dryRun: boolean
  readonly cursor?: string
}

const fault = (detail: string) => new Problem('query-invalid', detail)

/** The body of an order, which says nothing but what is known; a Problem for anything else. */
export const orderBody = (body: unknown, known: readonly string[]): OrderBody => {
  if (!isJsonObject(body)) throw fault('The body is no JSON object.')
  const unknown = Object.keys(body).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw fault(`There is no parameter "${unknown.slice(0, 50)}". There are: ${known.join(', ')}.`)
  return body
}

/** A switch of an order, off where it is not named; a Problem for anything else. */
export const orderSwitch = (body: OrderBody, name: string): boolean => {
  const { [name]: value = false } = body
  if (typeof value === 'boolean') return value
  throw fault(`The parameter "${name}" is neither true nor false.`)
}

/** What piece of an order is meant; a Problem that names what is wrong with it. */
export const orderPiece = (body: OrderBody): OrderPiece => {
  const dryRun = orderSwitch(body, 'dryRun')
  const { cursor } = body
  if (cursor === undefined) return { dryRun }
  if (typeof cursor === 'string') return { dryRun, cursor }
  throw fault('The parameter "cursor" is no text.')
}
