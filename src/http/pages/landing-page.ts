import { basePath } from './base-path.js'
import { htmlText } from './html-text.js'

const places = [
  ['console', 'Console', 'for operators: what was delivered, what was not, and why'],
  ['swagger', 'Swagger UI', 'to try the API in the browser'],
  ['swagger.json', 'swagger.json', 'what Power Automate imports'],
  ['openapi.json', 'openapi.json', 'the whole API, for those who generate clients'],
] as const

/** What `/` answers: where a person can go from here. */
export const landingPage = (publicBaseUrl: string): string => {
  const base = basePath(publicBaseUrl)
  const links = places.map(
    ([path, name, what]) =>
      `      <li><a href="${htmlText(`${base}/${path}`)}">${name}</a>: ${what}</li>`,
  )
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Flow Triggers</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <h1>Flow Triggers</h1>
    <ul>
${links.join('\n')}
    </ul>
  </body>
</html>
`
}
