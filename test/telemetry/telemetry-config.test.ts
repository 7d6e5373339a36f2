import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settingsOf, type Environment } from '../../src/settings.js'
import { parseTelemetry } from '../../src/telemetry/telemetry-config.js'

const parse = (environment: Environment) => parseTelemetry(settingsOf(environment))

const connectionString =
  'InstrumentationKey=00000000-1111-4222-8333-444444444444;IngestionEndpoint=https://westeurope.in.example'

test('without somewhere to go, there is no telemetry', () => {
  assert.equal(parse({}), undefined)
  assert.equal(parse({ OTEL_TRACES_SAMPLER_ARG: '1' }), undefined)
})

test('a connection string is enough for Application Insights; where it wants to know who sends, the app’s identity does', () => {
  const azure = (authentication: string) =>
    parse({
      APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString,
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: authentication,
    })?.azure
  const clientId = '0a0d1e9c-0000-4000-8000-000000000002'
  assert.deepEqual(azure(''), { connectionString })
  assert.deepEqual(azure('Authorization=AAD'), { connectionString, identity: {} })
  assert.deepEqual(azure(`ClientId=${clientId};Authorization=AAD`), {
    connectionString,
    identity: { clientId },
  })
})

test('an endpoint is enough for OTLP; a tenth of the traces is exported unless it is said how many', () => {
  const OTEL_EXPORTER_OTLP_ENDPOINT = 'https://otel.contoso.example:4318/'
  const { otlpEndpoint, sampledShare } = parse({ OTEL_EXPORTER_OTLP_ENDPOINT }) ?? {}
  assert.deepEqual([otlpEndpoint, sampledShare], ['https://otel.contoso.example:4318', 0.1])
  const all = parse({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_SAMPLER_ARG: '1' })
  assert.equal(all?.sampledShare, 1)
})

const wrong: readonly [string, string][] = [
  ['APPLICATIONINSIGHTS_CONNECTION_STRING', 'https://westeurope.in.example'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'otel.contoso.example:4317'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://user:S3CR3T@otel.contoso.example'],
  ['OTEL_TRACES_SAMPLER_ARG', '10%'],
  ['OTEL_TRACES_SAMPLER_ARG', '1.5'],
]

for (const [name, value] of wrong)
  test(`${name} may not be "${value}"`, () => {
    const settings = settingsOf({ [name]: value })
    parseTelemetry(settings)
    assert.equal(settings.faults.length, 1)
    assert.ok(settings.faults[0]?.startsWith(name))
    assert.ok(!settings.faults[0]?.includes('S3CR3T'))
  })
