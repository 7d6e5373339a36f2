import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openGraph } from '../../../tools/register/graph.js'
import { graphToken, tenantOf } from '../../../tools/register/graph-token.js'
import { registerProgram } from '../../../tools/register/register-program.js'
import type { Said } from '../../../tools/command-line/perform.js'
import type { Surroundings } from '../../../tools/register/surroundings.js'
import { graphStandIn } from './graph-stand-in.js'

const tenantId = '11111111-2222-4333-8444-555555555555'

/** Runs the command in a tenant of its own; answers what it said, and what it kept. */
const run = async (
  args: readonly string[],
  { environment = {}, hasAzd = true, graph = graphStandIn() } = {},
) => {
  const kept: Record<string, string> = {}
  let said: Said = {}
  const surroundings: Surroundings = {
    environment,
    signIn: () =>
      Promise.resolve({
        tenantId,
        graph: openGraph({
          fetch: graph.fetch,
          token: () => Promise.resolve('token'),
          pause: () => Promise.resolve(),
        }),
      }),
    now: () => new Date('2026-06-01T00:00:00Z'),
    keep: (settings) => {
      if (hasAzd) Object.assign(kept, settings)
      return Promise.resolve(hasAzd ? 'the azd environment test' : undefined)
    },
  }
  const program = registerProgram(async (work) => {
    said = await work(surroundings)
  })
  await program.parseAsync(['node', 'register', ...args])
  return { text: said.result ?? '', kept, graph }
}

test('it keeps tenant and client id for azd, and tells what to enter in the connector wizard', async () => {
  const { text, kept, graph } = await run([])
  const clientId = graph.applications[0]?.appId ?? ''
  assert.deepEqual(kept, { AzureAd__TenantId: tenantId, AzureAd__ClientId: clientId })
  assert.match(text, new RegExp(`Scope +api://${clientId}/impersonate`))
  assert.match(text, /Client secret +invented~secret\n +until 2026-11-28/)
  assert.match(text, /kept in the azd environment test/)
})

test('outside an azd environment, it tells the settings; a secret that is there is not shown', async () => {
  const { graph } = await run([])
  const { text } = await run([], { graph, hasAzd: false })
  assert.match(text, /Nothing to change/)
  assert.match(text, new RegExp(`AzureAd__TenantId=${tenantId}`))
  assert.doesNotMatch(text, /invented/)
})

test('a dry run keeps nothing and says so', async () => {
  const { text, kept } = await run(['--dry-run'])
  assert.match(text, /^A dry run: this would be done\.\n {2}create the app registration/)
  assert.deepEqual(kept, {})
})

test('it takes the registration and the address that the azd environment has; zeros of the sample name none', async () => {
  const { graph } = await run(['--name', 'other'])
  const environment = {
    AzureAd__ClientId: graph.applications[0]?.appId ?? '',
    SERVICE_API_URI: 'https://func.example',
  }
  await run([], { graph, environment })
  assert.deepEqual(graph.applications[0]?.spa?.redirectUris, ['https://func.example/console'])
  const zeros = { AzureAd__ClientId: '00000000-0000-0000-0000-000000000000' }
  await run([], { graph, environment: zeros })
  assert.equal(graph.applications.length, 2)
})

test('wrong usage is refused before anything is sent', async () => {
  for (const [option, value] of [
    ['--publisher', 'shop'],
    ['--redirect', 'http://plain.example'],
    ['--secret-days', '10000'],
    ['--name', "it's"],
  ] as const)
    await assert.rejects(run([option, value]), new RegExp(option))
})

test('what Graph refuses is told with its reason, and whoever may not, which role it takes', async () => {
  const refuse = (status: number) =>
    openGraph({
      fetch: () =>
        Promise.resolve(
          Response.json({ error: { message: 'Insufficient privileges' } }, { status }),
        ),
      token: () => Promise.resolve('token'),
      pause: () => Promise.resolve(),
    }).get('/applications?$filter=a')
  await assert.rejects(
    refuse(403),
    /refused GET \/applications \(403\): Insufficient .*Application Developer/,
  )
  await assert.rejects(refuse(503), /\(503\)/)
})

test('the tenant is that of the token', () => {
  const payload = Buffer.from(JSON.stringify({ tid: tenantId })).toString('base64url')
  assert.equal(tenantOf(`e30.${payload}.x`), tenantId)
  assert.throws(() => tenantOf('e30.e30.x'), /names no tenant/)
})

test('nobody who is signed in is told how to', async () => {
  const before = process.env.PATH
  process.env.PATH = ''
  try {
    const token = graphToken(() => undefined, { deviceCode: false })
    await assert.rejects(token(), /Nobody is signed in to Azure here\. Sign in with "az login"/)
  } finally {
    process.env.PATH = before
  }
})
