const isLocal = (hostname: string) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)

/** Makes the URLs of one deployment; throws for a place that credentials should not be sent to. */
export const deploymentUrl = (base: string, tenant: string | undefined) => {
  const { origin, pathname, protocol, hostname } = new URL(base)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal(hostname)))
    throw new Error(`"${origin}" is not https: credentials would be there for all to read.`)
  const folder = origin + pathname.replace(/\/+$/, '')
  const query = tenant === undefined ? '' : `?tenant=${encodeURIComponent(tenant)}`
  return (...parts: readonly string[]): string =>
    `${folder}/${parts.map(encodeURIComponent).join('/')}${query}`
}
