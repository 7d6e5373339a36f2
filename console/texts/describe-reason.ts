import type { Texts } from './texts.js'

/**
 * What a reason means, in a sentence: of `exhausted: server-error` both parts, of `filter: storeName = Magasin 2` the filter as it is.
 * A code that is not known is told as it is.
 */
export const describeReason = (reasons: Texts['reasons'], reason: string): string => {
  const [code = '', ...rest] = reason.split(': ')
  const known = Object.entries(reasons).find(([each]) => each === code)?.[1]
  if (known === undefined) return reason
  const cause = rest.join(': ')
  return cause === '' ? known : `${known}: ${describeReason(reasons, cause)}`
}
