import { basePath } from '../pages/base-path.js'
import { htmlText } from '../pages/html-text.js'
import type { ConsoleSignIn } from './console-sign-in.js'

/** What the build made for the page to ask for; each name changes with its content. */
export interface ConsoleAssets {
  readonly script: string
  readonly style: string
}

/** The page. Its addresses are absolute, since it is served at `/console` and `/console/` alike. */
export const consolePage = (
  publicBaseUrl: string,
  { script, style }: ConsoleAssets,
  { authority, clientId, scope }: ConsoleSignIn,
): string => {
  const base = `${basePath(publicBaseUrl)}/console`
  return `<!doctype html>
<html lang="en" data-authority="${htmlText(authority)}" data-client-id="${htmlText(clientId)}" data-scope="${htmlText(scope)}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Flow Triggers</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${base}/${style}">
    <script type="module" src="${base}/${script}"></script>
  </head>
  <body>
    <div id="console"></div>
    <noscript>This page needs JavaScript. / Cette page a besoin de JavaScript.</noscript>
  </body>
</html>
`
}
