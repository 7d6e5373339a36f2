/** Where a Location leads, and whether the connection's credentials go along. */
export interface ResolvedLocation {
  readonly url: string
  readonly withCredentials: boolean
  readonly notes: readonly string[]
}

const originOf = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).origin : undefined

/**
 * Reads a Location as the gateway does, as far as that is known: one below the gateway's own address comes back through the
 * connection (seen in certified connectors); so does one on the service's host; whether credentials go to any other is not known, and
 * here they never do.
 */
export const resolveLocation = (
  location: string,
  {
    baseUrl,
    requestUrl,
    referrerPrefix,
  }: Readonly<Record<'baseUrl' | 'requestUrl' | 'referrerPrefix', string>>,
): ResolvedLocation => {
  if (location.startsWith(`${referrerPrefix}/`))
    return {
      url: baseUrl + location.slice(referrerPrefix.length),
      withCredentials: true,
      notes: [
        'The Location is below the gateway’s own address, so the call goes through the connection.',
      ],
    }
  const absolute = originOf(location)
  const url = absolute === undefined ? new URL(location, requestUrl).href : location
  const isOwn = [originOf(requestUrl), originOf(baseUrl)].includes(originOf(url))
  return {
    url,
    withCredentials: isOwn,
    notes: [
      ...(absolute === undefined
        ? ['The Location is relative. Whether the platform follows such a one is not known.']
        : []),
      ...(isOwn
        ? []
        : [
            'The Location is on another host. Whether the platform sends credentials there is not known; here it does not.',
          ]),
    ],
  }
}
