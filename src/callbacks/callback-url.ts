/** A callback URL in the two parts that an HTTP request is made of, neither of them decoded or re-encoded. */
export interface CallbackTarget {
  readonly origin: string
  /** Path and query, byte for byte: the query's `sig` signs them. */
  readonly path: string
}

/** The host of a stored callback URL, as it is shown; '' for one that could not be read. */
export const callbackHost = (callbackUrl: string): string =>
  callbackUrl === '' ? '' : new URL(callbackUrl).host

const absoluteHttpUrl = /^(https?:\/\/[^/?#\\]+)([^#]*)$/i

/** Splits an absolute http or https URL without a fragment; undefined for anything else. */
export const splitCallbackUrl = (callbackUrl: string): CallbackTarget | undefined => {
  const [, origin, rest] = absoluteHttpUrl.exec(callbackUrl) ?? []
  if (origin === undefined || rest === undefined) return undefined
  return { origin, path: rest.startsWith('/') ? rest : `/${rest}` }
}
