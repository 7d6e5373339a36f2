import { keysOf } from './json-pointer.js'
import { isArray, memberOf, objectOf, stringOf } from './json-value.js'

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch']

/** What a collection's members are called. */
const nouns: Readonly<Record<string, string>> = {
  parameters: 'parameter',
  responses: 'response',
  definitions: 'definition',
  properties: 'property',
  headers: 'header',
  securityDefinitions: 'security definition',
  connectionParameters: 'connection parameter',
}

const elementOf = (value: unknown, key: string): unknown =>
  isArray(value) ? value[Number(key)] : memberOf(value, key)

/** An element of a list by its own name, or by its number. */
const elementName = (element: unknown, key: string): string => {
  const { name, operationId, propertyName, title } = objectOf(element)
  const own = [name, operationId, propertyName, title].map(stringOf).find((it) => it !== undefined)
  return own ?? String(Number(key) + 1)
}

interface Step {
  readonly key: string
  readonly value: unknown
  readonly isElement: boolean
}

const stepsTo = (root: unknown, pointer: string): Step[] => {
  let value = root
  return keysOf(pointer).map((key) => {
    const isElement = isArray(value)
    value = elementOf(value, key)
    return { key, value, isElement }
  })
}

/** Where a pointer into a definition leads, in words, from the outside in: `GET /orders › parameter top › default`. */
export const wordsFor =
  (root: unknown) =>
  (pointer: string): string => {
    const steps = stepsTo(root, pointer)
    const words: string[] = []
    for (let index = 0; index < steps.length; index += 1) {
      const [at, next, last] = steps.slice(index, index + 3)
      if (at === undefined) break
      const isPath = index === 0 && at.key === 'paths' && next !== undefined
      if (isPath && last !== undefined && METHODS.includes(last.key)) {
        words.push(`${last.key.toUpperCase()} ${next.key}`)
        index += 2
      } else if (isPath) {
        words.push(`path ${next.key}`)
        index += 1
      } else if (next !== undefined && (next.isElement || nouns[at.key] !== undefined)) {
        const name = next.isElement ? elementName(next.value, next.key) : next.key
        words.push(`${nouns[at.key] ?? at.key} ${name}`)
        index += 1
      } else if (at.key !== 'schema') words.push(at.key)
    }
    return words.join(' › ')
  }
