import { basePath } from '../pages/base-path.js'

/** The page. Its addresses are absolute, since it is served at `/swagger` and `/swagger/` alike. */
export const swaggerPage = (publicBaseUrl: string): string => {
  const base = `${basePath(publicBaseUrl)}/swagger`
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Flow Triggers</title>
    <link rel="stylesheet" href="${base}/swagger-ui.css">
    <link rel="stylesheet" href="${base}/index.css">
    <link rel="icon" type="image/png" sizes="32x32" href="${base}/favicon-32x32.png">
    <link rel="icon" type="image/png" sizes="16x16" href="${base}/favicon-16x16.png">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="${base}/swagger-ui-bundle.js"></script>
    <script src="${base}/initializer.js"></script>
  </body>
</html>
`
}

/**
 * Starts Swagger UI. Requests go to the origin that the page came from, the only one that its policy allows, whichever of
 * its names the definition has; a token needs no "Bearer" typed before it.
 */
export const swaggerInitializer = `'use strict'

const definition = new URL('../swagger.json?auth=any', document.currentScript.src)

SwaggerUIBundle({
  url: definition.href,
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  // No badge of a validator elsewhere.
  validatorUrl: null,
  requestInterceptor: (request) => {
    const { pathname, search } = new URL(request.url, location.href)
    request.url = location.origin + pathname + search
    const token = request.headers.Authorization
    if (token && !/^bearer /i.test(token)) request.headers.Authorization = 'Bearer ' + token
    return request
  },
})
`
