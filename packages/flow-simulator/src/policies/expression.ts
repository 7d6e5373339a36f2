import { asText } from '../json/json-value.js'
import { lookUp } from '../json/look-up.js'
import { valueAt } from '../json/value-at.js'

/** What the expressions of policies can name. */
export interface ExpressionScope {
  readonly connectionParameters?: Readonly<Record<string, string>>
  readonly queryParameters?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** Of the request; of a trigger's answer it is called triggerBody. */
  readonly body?: unknown
  readonly triggerBody?: unknown
}

/** A text in which whatever could be told stands, and the expressions that could not. */
export interface Evaluated {
  readonly text: string
  readonly unknown: readonly string[]
}

const call =
  /@\{?(connectionParameters|queryParameters|headers)\(\s*'([^']*)'\s*(?:,\s*'([^']*)'\s*)?\)\}?/gi
const path = String.raw`(?:\??\.[\w$]+|\??\['[^']*'\]|\[\d+\])*`
const body = new RegExp(
  String.raw`\{@(body|triggerBody)\(\)(${path})\}|@\{(body|triggerBody)\(\)(${path})\}|@(body|triggerBody)\(\)(${path})`,
  'gi',
)

/** The names of a path as it stands in an expression: `.value[0]['@odata.id']`. */
const namesIn = (text: string): string[] =>
  [...text.matchAll(/\.([\w$]+)|\['([^']*)'\]|\[(\d+)\]/g)].map(
    ([, name, quoted, index]) => name ?? quoted ?? index ?? '',
  )

/** The names that lead to a part of a body; undefined where an expression means no such part: `@body().gift`, or `body()`. */
export const partOfBody = (expression: string): readonly string[] | undefined => {
  const found = new RegExp(String.raw`^\{?@?\{?(?:trigger)?body\(\)(${path})\}*$`, 'i').exec(
    expression.trim(),
  )
  return found ? namesIn(found[1] ?? '') : undefined
}

/**
 * Puts values in the place of `@connectionParameters('name', 'default')`, `@queryParameters('name')`, `@headers('name')` and
 * `{@body().name}` (https://learn.microsoft.com/connectors/custom-connectors/policy-templates). Other expressions are told, not guessed.
 */
export const evaluate = (
  template: string,
  scope: ExpressionScope,
  write: (value: unknown) => string = asText,
): Evaluated => {
  const unknown: string[] = []
  const withCalls = template.replace(call, (_, kind: string, name: string, otherwise = '') => {
    const lower = kind.toLowerCase()
    const values =
      lower === 'headers'
        ? scope.headers
        : lower === 'queryparameters'
          ? scope.queryParameters
          : scope.connectionParameters
    return lookUp(values ?? {}, name) ?? String(otherwise)
  })
  unknown.push(
    ...[...withCalls.matchAll(/@\{?([a-z]\w*)\([^)]*\)\}?/gi)]
      .filter(([, name = '']) => !/^(trigger)?body$/i.test(name))
      .map(([found]) => found),
  )
  const text = withCalls.replace(body, (expression: string, ...groups: unknown[]) => {
    const [kind = '', names = ''] = groups.slice(0, 6).filter((it) => typeof it === 'string')
    const owner = kind.toLowerCase() === 'body' ? scope.body : scope.triggerBody
    const value = valueAt(owner, namesIn(names))
    if (value === undefined) unknown.push(expression)
    return value === undefined ? expression : write(value)
  })
  return { text, unknown }
}
