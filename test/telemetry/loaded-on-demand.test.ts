import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startLoopbackServer, type LoopbackServer } from '../../local/loopback-server.js'
import { measure } from '../../src/telemetry/measure.js'
import { flushTelemetry, startTelemetry } from '../../src/telemetry/telemetry.js'
import { spanned } from '../../src/telemetry/trace.js'
import { sourceFiles } from '../support/source-files.js'

const onDemand = ['azure-exporters', 'otlp-exporters', 'sdk'].map(
  (name) => `src/telemetry/${name}.ts`,
)

/** Modules that a file loads as soon as it is loaded itself; types load nothing. */
const loadedBy = (text: string) =>
  [...text.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)'/gms)].map(
    ([, of = '']) => of,
  )

test('nothing of OpenTelemetry’s SDK is loaded but on demand', () => {
  const files = sourceFiles('src')
  const users = files.filter(({ text }) =>
    loadedBy(text).some((name) => /^@(opentelemetry\/(?!api$)|azure\/monitor)/.test(name)),
  )
  assert.deepEqual(
    users.map(({ path }) => path),
    onDemand,
  )
  const eager = files.filter(({ text }) =>
    loadedBy(text).some((name) => /\/(azure-exporters|otlp-exporters|sdk)\.js$/.test(name)),
  )
  assert.deepEqual(
    eager.map(({ path }) => path),
    [],
  )
})

let server: LoopbackServer
const received = new Map<string, string>()
before(async () => {
  server = await startLoopbackServer((request, response) => {
    void request.toArray().then((parts) => {
      received.set(request.url ?? '', Buffer.concat(parts as Buffer[]).toString())
      response.end('{}')
    })
  })
})
after(() => server.stop())

const credentialOf = () => assert.fail('nobody asked for a token')
const service = { name: 'shop', instance: '1' }

test('where an OTLP endpoint is set, spans and metrics arrive there', async () => {
  const config = { otlpEndpoint: server.url, sampledShare: 1, service }
  const running = await startTelemetry(config, credentialOf, assert.ifError)
  await spanned('work', {}, () => Promise.resolve())
  measure('deliveries', 1, { event_type: 'instore', outcome: 'delivered' })
  await flushTelemetry()
  await running?.stop()
  assert.match(received.get('/v1/traces') ?? '', /"name":"work"/)
  assert.match(received.get('/v1/metrics') ?? '', /flowtriggers\.deliveries/)
  assert.match(received.get('/v1/traces') ?? '', /"stringValue":"shop"/)
})

test('telemetry that cannot begin says why, and nobody fails by it', async () => {
  const errors: unknown[] = []
  const azure = { connectionString: 'InstrumentationKey=none' }
  const running = await startTelemetry({ azure, sampledShare: 1, service }, credentialOf, (error) =>
    errors.push(error),
  )
  await flushTelemetry()
  assert.equal(running, undefined)
  assert.equal(errors.length, 1)
})
