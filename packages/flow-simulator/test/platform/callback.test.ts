import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { request } from 'undici'
import { startFlowSimulator, type FlowSimulator } from '../../src/platform/flow-simulator.js'

let simulator: FlowSimulator

before(async () => {
  simulator = await startFlowSimulator({ now: () => Date.UTC(2026, 0, 2) })
})
after(() => simulator.stop())

const post = async (url: string, headers: Record<string, string> = {}, body = '{}') => {
  const response = await request(url, { method: 'POST', headers, body })
  const text = await response.body.text()
  const code = /"code":"(\w+)"/.exec(text)?.[1]
  return { status: response.statusCode, code }
}

test('A callback URL has the platform’s shape and length', () => {
  const { callbackUrl, workflowId } = simulator.flow()
  assert.match(workflowId, /^[0-9a-f]{32}$/)
  assert.match(
    callbackUrl,
    /^http:\/\/127\.0\.0\.1:\d+\/workflows\/[0-9a-f]{32}\/triggers\/Lorsqu%27une_[^/?]+\/versions\/\d{20}\/run\?api-version=2016-06-01&sp=%2Ftriggers%2F[^&/]+%2Fversions%2F\d{20}%2Frun&sv=1\.0&sig=[\w-]{43}$/,
  )
  assert.ok(callbackUrl.length >= 550 && callbackUrl.length <= 600, String(callbackUrl.length))
  assert.ok(callbackUrl.includes('%c3%a9'))
})

test('A callback URL re-encoded in any way is refused', async () => {
  const flow = simulator.flow({ operationName: "Lorsqu'un produit arrivé" })
  const { callbackUrl } = flow
  const variants = [
    callbackUrl.replaceAll('%c3%a9', '%C3%A9'),
    callbackUrl.replaceAll('%27', "'"),
    callbackUrl.replaceAll('%2F', '%252F'),
    callbackUrl.replaceAll('%2F', '/'),
    `${callbackUrl}&x=1`,
    callbackUrl.replace('api-version=2016-06-01&', ''),
    callbackUrl.replace('/versions/', '//versions/'),
  ]
  for (const variant of variants) {
    assert.notEqual(variant, callbackUrl)
    assert.deepEqual(await post(variant), { status: 401, code: 'DirectApiAuthorizationRequired' })
  }
  assert.equal(flow.runs().length, 0)
  assert.equal(flow.requests().length, variants.length)
  assert.equal((await post(callbackUrl)).status, 202)
})

test('A callback with an Authorization header too is refused', async () => {
  const flow = simulator.flow()
  const result = await post(flow.callbackUrl, { authorization: 'Bearer synthetic' })
  assert.deepEqual(result, { status: 401, code: 'DirectApiRequestHasMoreThanOneAuthorization' })
  assert.equal(flow.runs().length, 0)
})

test('A callback whose body is not JSON is refused', async () => {
  const flow = simulator.flow()
  for (const body of ['', '<order/>', '{"a":']) {
    assert.deepEqual(await post(flow.callbackUrl, {}, body), {
      status: 400,
      code: 'InvalidRequestContent',
    })
  }
})

test('A workflow that never was is not found', async () => {
  const url = `${simulator.url}/workflows/00000000000000000000000000000000/triggers/x/run`
  assert.deepEqual(await post(url), { status: 404, code: 'WorkflowNotFound' })
  assert.equal((await post(simulator.url)).status, 404)
})

test('An edit gives a new callback URL, and the former one’s version is not found', async () => {
  const flow = simulator.flow()
  const former = flow.callbackUrl
  flow.edit()
  assert.notEqual(flow.callbackUrl, former)
  assert.deepEqual(await post(former), { status: 404, code: 'WorkflowTriggerVersionNotFound' })
  assert.equal((await post(flow.callbackUrl)).status, 202)
})

test('A request is kept with its time, its headers and its text', async () => {
  const flow = simulator.flow()
  await post(flow.callbackUrl, { 'X-MS-Client-Tracking-Id': 't-1' }, '{ "name": "épicerie" }')
  const [received] = flow.requests()
  assert.equal(received?.at, Date.UTC(2026, 0, 2))
  assert.equal(received.headers['x-ms-client-tracking-id'], 't-1')
  assert.equal(received.body, '{ "name": "épicerie" }')
  assert.equal(received.trackingId, 't-1')
  assert.equal(received.answered, 202)
})

test('A flow can keep no bodies', async () => {
  const flow = simulator.flow({ recordBodies: false })
  await post(flow.callbackUrl, {}, '{"large":true}')
  assert.equal(flow.requests()[0]?.body, undefined)
  assert.equal(flow.runs()[0]?.body, undefined)
})

test('A flow can change its answer at any time', async () => {
  const flow = simulator.flow()
  flow.answerWith({ kind: 'off' })
  assert.equal((await post(flow.callbackUrl)).status, 400)
  flow.answerWith({ kind: 'accept' })
  assert.equal((await post(flow.callbackUrl)).status, 202)
})

test('Counting only, ten thousand flows keep nothing but counts', async () => {
  const counting = await startFlowSimulator({ record: false })
  const flows = Array.from({ length: 10_000 }, () => counting.flow())
  const called = flows.filter((_, index) => index % 100 === 0)
  const headers = { 'x-ms-client-tracking-id': 'd-1' }
  await Promise.all(called.map((flow) => post(flow.callbackUrl, headers)))
  assert.deepEqual(counting.counts(), { requests: 100, accepted: 100 })
  assert.deepEqual(flows[0]?.counts().byTrackingId.get('d-1'), { requests: 1, accepted: 1 })
  assert.equal(flows[1]?.counts().requests, 0)
  assert.equal(flows[0].requests().length + counting.runs().length, 0)
  await counting.stop()
})
