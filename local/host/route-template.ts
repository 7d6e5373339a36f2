/** What a path holds for the parameters of its route, decoded but for `%2F`; one that is left out, or empty, is not among them. */
export type RouteParams = Readonly<Record<string, string>>

/** The parameters of a path that is not decoded; undefined when it is not of this route. */
export type MatchRoute = (path: string) => RouteParams | undefined

const constraints: Readonly<Record<string, string>> = {
  int: '-?\\d+',
  alpha: '[a-z]*',
  guid: '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}',
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What a constraint lets through, as an expression: one of those above, or `maxlength(0)`. */
const constrained = (constraint: string): string | undefined => {
  const most = /^maxlength\((\d+)\)$/.exec(constraint)?.[1]
  return most === undefined ? constraints[constraint] : `[^/]{0,${most}}`
}

const readParam = (text: string) => {
  const [, star, name = '', constraint, optional] =
    /^(\*?)(\w[\w-]*)(?::(\w+(?:\(\d+\))?))?(\??)$/.exec(text) ?? []
  const value = constraint === undefined ? '[^/]+' : constrained(constraint)
  if (!name || value === undefined)
    throw new Error(`The local host does not know the route parameter {${text}}`)
  return { name, value, catchAll: star === '*', optional: optional === '?' }
}

const segmentPattern = (segment: string, names: string[]): string => {
  const whole = /^\{([^}]*)\}$/.exec(segment)?.[1]
  if (whole !== undefined) {
    const { name, value, catchAll, optional } = readParam(whole)
    names.push(name)
    if (catchAll) return '(?:/(.*))?'
    return optional ? `(?:/(${value}))?` : `/(${value})`
  }
  const parts = segment.split(/\{([^}]*)\}/).map((part, index) => {
    if (index % 2 === 0) return escape(part)
    const { name, value } = readParam(part)
    names.push(name)
    return `(${value})`
  })
  return `/${parts.join('')}`
}

/**
 * Decodes a path as the real host does for route parameters: everything but `%2F`; trailing slashes
 * do not count.
 */
const decodePath = (path: string): string =>
  path
    .replace(/\/+$/, '')
    .split(/(%2f)/i)
    .map((part, index) => {
      if (index % 2 === 1) return part
      try {
        return decodeURIComponent(part)
      } catch {
        return part
      }
    })
    .join('')

/**
 * Compiles a route template of literals, `{p}`, `{p?}`, `{p:int}`, `{p:maxlength(3)}` and `{*rest}` to a test of paths
 * that yields the parameters.
 */
export const compileRoute = (template: string): MatchRoute => {
  const names: string[] = []
  const segments = template.split('/').filter(Boolean)
  const pattern = segments.map((segment) => segmentPattern(segment, names)).join('')
  const expression = new RegExp(`^${pattern}$`, 'is')
  return (path) => {
    const found = expression.exec(decodePath(path))
    if (!found) return undefined
    const values = names.map((name, index) => [name, found[index + 1]] as const)
    return Object.fromEntries(values.filter((pair): pair is [string, string] => Boolean(pair[1])))
  }
}
