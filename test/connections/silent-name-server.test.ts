import assert from 'node:assert/strict'
import { promises } from 'node:dns'
import { test } from 'node:test'
import { callbackDispatcher } from '../../src/connections/callback-dispatcher.js'
import { resolveHost } from '../../src/connections/resolve-host.js'
import { newRecipient } from '../support/deliveries.js'
import { calm, memoryEngine } from '../support/memory-engine.js'
import { serveNames } from '../support/name-server.js'
import { serve } from '../support/posting.js'

test('healthy callbacks are reached at once while many events go to one whose name server is silent', async (context) => {
  const reached = new Set<string | undefined>()
  const url = await serve(context, (request, response) => {
    reached.add(request.url)
    response.writeHead(202).end()
  })
  const { resolver } = await serveNames(context, {
    'silent.test': 'silent',
    'healthy.test': ['127.0.0.1'],
  })
  const lookUp = async (name: string) => {
    const { address } = await promises.lookup(name, 4)
    return [{ address, family: 4 as const }]
  }
  const real = callbackDispatcher({
    maxSockets: 400,
    maxIdle: 200,
    resolveHost: resolveHost({ resolver, lookUp, deadlineMs: 10_000 }),
  })
  const { port } = new URL(url)
  const recipients = [{ ...newRecipient(1), callbackUrl: `http://silent.test:${port}/` }]
  const { fire } = memoryEngine(recipients, true, real)
  let isOver = false
  const silent = Promise.all(Array.from({ length: 40 }, () => fire())).then(() => (isOver = true))
  const hosts = ['healthy.test', '127.0.0.1', 'localhost']
  await calm()
  recipients.splice(0, 1)
  for (let i = 0; i < 9; i++)
    recipients.push({ ...newRecipient(i + 2), callbackUrl: `http://${hosts[i % 3]}:${port}/${i}` })
  await fire()
  assert.deepEqual(
    [...reached].sort(),
    Array.from({ length: 9 }, (_, i) => `/${i}`),
  )
  assert.equal(isOver, false)
  await silent
  real.closeIdle()
})
