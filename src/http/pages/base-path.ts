/** What the path of each of the app's own addresses begins with, without a slash at its end: '' at the root of a host. */
export const basePath = (publicBaseUrl: string): string =>
  new URL(publicBaseUrl).pathname.replace(/\/+$/, '')
