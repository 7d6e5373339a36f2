import { isArray, isObject } from '../json/json-value.js'

const matches: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  array: isArray,
  object: isObject,
}

/** Whether a value is of a schema's type; without a type that JSON Schema has, every value is. */
export const isOfType = (value: unknown, type: unknown): boolean =>
  typeof type !== 'string' || !Object.hasOwn(matches, type) || matches[type]?.(value) === true

/** Formats per type: OpenAPI 2.0's and common ones. Microsoft's list is not published; this one is ours. */
export const knownFormats: Readonly<Record<string, readonly string[]>> = {
  string: [
    ...['byte', 'binary', 'date', 'date-time', 'password', 'uri', 'url', 'uuid', 'guid', 'email'],
    ...['html', 'duration', 'time', 'ipv4', 'ipv6', 'hostname', 'date-no-tz', 'int64', 'decimal'],
  ],
  integer: ['int16', 'int32', 'int64', 'uint32', 'uint64', 'unixtime'],
  number: ['float', 'double', 'decimal', 'int32', 'int64'],
  boolean: [],
  array: [],
  object: [],
}
