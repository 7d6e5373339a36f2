/** A stored row's property by the name that a filter gives it; undefined where it has none. */
export type PropertyOf = (name: string) => unknown

/** Whether a row is what a filter asks for. */
export type RowFilter = (property: PropertyOf) => boolean

const token =
  /\s*(?:(datetime'[^']*')|('(?:[^']|'')*')|(-?\d+(?:\.\d+)?L?)|([()])|([A-Za-z_][\w.]*))/y

const compared: Readonly<Record<string, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
}

const tokensOf = (text: string): string[] => {
  const tokens: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.trimEnd().length) {
    const found = token.exec(text)
    if (!found) throw new Error(`This filter cannot be read: ${text}`)
    tokens.push(found[0].trim())
  }
  return tokens
}

const literalOf = (text: string): unknown => {
  if (text.startsWith('datetime')) return new Date(text.slice(9, -1))
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'")
  return text === 'true' || text === 'false' ? text === 'true' : Number(text)
}

/** Values of another type, or of no property, are never what is asked for. */
const orderOf = (stored: unknown, literal: unknown): number | undefined => {
  const [left, right] = [stored, literal].map((value) =>
    value instanceof Date ? value.getTime() : value,
  )
  if (stored instanceof Date !== literal instanceof Date) return undefined
  if (typeof left === 'string' && typeof right === 'string')
    return left < right ? -1 : left > right ? 1 : 0
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return typeof left === 'boolean' && left === right ? 0 : undefined
}

/**
 * Reads the part of OData's filters that the app uses.
 * Source: https://learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities
 */
export const parseFilter = (text: string): RowFilter => {
  const tokens = tokensOf(text)
  const take = () => tokens.shift() ?? ''

  const comparison = (): RowFilter => {
    const name = take()
    if (name === '(') {
      const inner = either()
      take()
      return inner
    }
    const holds = compared[take()]
    const literal = literalOf(take())
    if (!holds) throw new Error(`This filter cannot be read: ${text}`)
    return (property) => {
      const order = orderOf(property(name), literal)
      return order !== undefined && holds(order)
    }
  }
  const both = (): RowFilter => {
    const parts = [comparison()]
    while (tokens[0] === 'and' && take()) parts.push(comparison())
    return (property) => parts.every((part) => part(property))
  }
  const either = (): RowFilter => {
    const parts = [both()]
    while (tokens[0] === 'or' && take()) parts.push(both())
    return (property) => parts.some((part) => part(property))
  }
  return either()
}
