import { setTimeout as sleep } from 'node:timers/promises'
import { app } from '@azure/functions'
import { seen } from '../seen.mjs'

const echo = async (request) => ({
  jsonBody: {
    method: request.method,
    url: request.url,
    params: request.params,
    query: Object.fromEntries(request.query),
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  },
})

const named = (body) => ({ handler: () => ({ body }) })

app.http('echo', { methods: ['GET', 'POST'], route: 'echo/{id?}', handler: echo })
app.http('files', { methods: ['GET'], route: 'files/{*path}', handler: echo })

app.http('Aardvark', { methods: ['GET'], route: 'animals/{any}', ...named('aardvark') })
app.http('zebra', { methods: ['GET'], route: 'animals/zebra', ...named('zebra') })
app.http('zebra-post', { methods: ['POST'], route: 'animals/zebra', ...named('posted') })

app.http('guarded', { methods: ['GET'], authLevel: 'function', ...named('in') })
app.http('admin-only', { methods: ['GET'], authLevel: 'admin', ...named('in') })

app.http('nothing', { methods: ['GET'], handler: () => undefined })
app.http('throws', {
  methods: ['GET'],
  handler: () => {
    throw new Error('thrown by the fixture')
  },
})
app.http('cookies', {
  methods: ['GET'],
  handler: () => ({
    status: 201,
    headers: { location: '/somewhere' },
    cookies: [
      { name: 'a', value: '1', path: '/', httpOnly: true, sameSite: 'Lax' },
      { name: 'b', value: '2', maxAge: 60 },
    ],
    body: 'made',
  }),
})
app.http('slow', {
  methods: ['GET'],
  handler: async () => {
    seen.push({ name: 'slow' })
    await sleep(1500)
    return { body: 'done' }
  },
})
app.http('seen', { methods: ['GET'], handler: () => ({ jsonBody: seen }) })
