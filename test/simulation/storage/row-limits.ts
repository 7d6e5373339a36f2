import { storageError } from './storage-error.js'

/** A row's own properties, without its keys. */
export type Values = Readonly<Record<string, unknown>>

/** UTF-16 units take two bytes each: Azure counts them, whatever the text. */
const sizeOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length * 2 + 4
  if (value instanceof Uint8Array) return value.length + 4
  return 8
}

const longestProperty = 64 * 1024
const largestRow = 1024 * 1024
const mostProperties = 252
const longestKey = 1024
// eslint-disable-next-line no-control-regex
const notInKeys = /[/\\#?\u0000-\u001f\u007f-\u009f]/

/**
 * Refuses a row that Azure would not take.
 * Source: https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
 */
export const checkRow = (partitionKey: string, rowKey: string, values: Values): void => {
  for (const key of [partitionKey, rowKey])
    if (key.length * 2 > longestKey || notInKeys.test(key))
      throw storageError('KeyValueTooLargeOrInvalid', 400)
  const properties = Object.entries(values)
  if (properties.length > mostProperties) throw storageError('TooManyProperties', 400)
  let size = (partitionKey.length + rowKey.length) * 2 + 4
  for (const [name, value] of properties) {
    const bytes = sizeOf(value)
    if (bytes - 4 > longestProperty) throw storageError('PropertyValueTooLarge', 400)
    size += 8 + name.length * 2 + bytes
  }
  if (size > largestRow) throw storageError('EntityTooLarge', 400)
}

/** The most operations, and bytes, of one transaction. */
export const transactionLimits = { operations: 100, bytes: 4 * 1024 * 1024 } as const

/** About how large a row is in a request. */
export const requestSize = (values: Values): number =>
  Object.values(values).reduce<number>((sum, value) => sum + sizeOf(value), 200)
