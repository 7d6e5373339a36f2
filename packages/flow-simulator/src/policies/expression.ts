import { lookUp } from '../json/look-up.js'

/** What the expressions of policies can name. */
export interface ExpressionScope {
  readonly connectionParameters: Readonly<Record<string, string>>
  readonly queryParameters: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
}

/** A text in which whatever could be told stands, and the expressions that could not. */
export interface Evaluated {
  readonly text: string
  readonly unknown: readonly string[]
}

const call =
  /@(connectionParameters|queryParameters|headers)\(\s*'([^']*)'\s*(?:,\s*'([^']*)'\s*)?\)/gi

/**
 * Puts values in the place of `@connectionParameters('name', 'default')`, `@queryParameters('name')` and `@headers('name')`
 * (https://learn.microsoft.com/connectors/custom-connectors/policy-templates). Other expressions are told, not guessed.
 */
export const evaluate = (template: string, scope: ExpressionScope): Evaluated => {
  const text = template.replace(call, (_, kind: string, name: string, otherwise = '') => {
    const lower = kind.toLowerCase()
    const values =
      lower === 'headers'
        ? scope.headers
        : lower === 'queryparameters'
          ? scope.queryParameters
          : scope.connectionParameters
    return lookUp(values, name) ?? String(otherwise)
  })
  return { text, unknown: [...text.matchAll(/@\{?[a-z]\w*\([^)]*\)\}?/gi)].map(([found]) => found) }
}
