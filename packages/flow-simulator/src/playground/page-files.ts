import { readFileSync } from 'node:fs'

const folder = new URL('../../page/', import.meta.url)

const types = { 'page.js': 'text/javascript', 'page.css': 'text/css' } as const

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/play/page.css">
<script type="module" src="/play/page.js"></script>
</head>
<body><div id="play"></div></body>
</html>
`

/** A file of the page as it was built; undefined where there is none of its name. */
export const pageFile = (
  path: string,
): { readonly type: string; readonly body: string | Buffer } | undefined => {
  if (path === '/play' || path === '/play/') return { type: 'text/html; charset=utf-8', body: html }
  for (const [name, type] of Object.entries(types))
    if (path === `/play/${name}`)
      return { type: `${type}; charset=utf-8`, body: readFileSync(new URL(name, folder)) }
  return undefined
}
