import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { request } from 'undici'
import { failTimes, inTurn, type Answer } from '../../src/platform/answer.js'
import { startFlowSimulator, type FlowSimulator } from '../../src/platform/flow-simulator.js'

let simulator: FlowSimulator

before(async () => {
  simulator = await startFlowSimulator()
})
after(() => simulator.stop())

const call = (url: string, headers: Record<string, string> = {}, body = '{"eventId":"e-1"}') =>
  request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    headersTimeout: 2000,
  })

const answered = async (answer: Answer) => {
  const flow = simulator.flow({ answer, name: 'nightly-stock', operationName: 'Order placed' })
  const response = await call(flow.callbackUrl)
  const text = await response.body.text()
  return { flow, status: response.statusCode, headers: response.headers, text }
}

const codeOf = (text: string) => {
  const { error } = JSON.parse(text) as { error: { code: string; message: string } }
  return error
}

test('Accepting starts a run: 202, no body, and the headers that identify the run', async () => {
  const flow = simulator.flow()
  const response = await call(flow.callbackUrl, {
    'x-ms-client-tracking-id': 'delivery-7',
    'x-ms-correlation-id': 'correlation-7',
  })
  assert.equal(response.statusCode, 202)
  assert.equal(await response.body.text(), '')
  const [run] = flow.runs()
  assert.match(run?.runId ?? '', /^0858\d{25}CU\d+$/)
  assert.deepEqual(run?.body, { eventId: 'e-1' })
  assert.equal(run.trackingId, 'delivery-7')
  const { headers } = response
  assert.equal(headers['x-ms-workflow-run-id'], run.runId)
  assert.equal(headers['x-ms-trigger-history-name'], run.runId)
  assert.equal(headers['x-ms-client-tracking-id'], 'delivery-7')
  assert.equal(headers['x-ms-correlation-id'], 'correlation-7')
  assert.equal(headers['x-ms-workflow-id'], flow.workflowId)
  assert.match(String(headers['x-ms-workflow-version']), /^\d{20}$/)
  for (const name of ['workflow-name', 'execution-location', 'request-id']) {
    assert.notEqual(headers[`x-ms-${name}`] ?? '', '', name)
  }
  assert.ok(simulator.runs().includes(run))
})

test('A run without a tracking id gets its run id for one', async () => {
  const { flow, headers } = await answered({ kind: 'accept' })
  assert.equal(headers['x-ms-client-tracking-id'], flow.runs()[0]?.runId)
  assert.equal(flow.requests()[0]?.trackingId, undefined)
})

const refusals = [
  { answer: { kind: 'off' }, status: 400, code: 'WorkflowTriggerIsNotEnabled' },
  { answer: { kind: 'gone' }, status: 404, code: 'WorkflowNotFound' },
  { answer: { kind: 'schema-mismatch' }, status: 400, code: 'TriggerInputSchemaMismatch' },
  { answer: { kind: 'unauthorized' }, status: 401, code: 'DirectApiAuthorizationRequired' },
  { answer: { kind: 'throttled' }, status: 429, code: 'TooManyRequests' },
  { answer: { kind: 'unavailable' }, status: 503, code: 'ServiceUnavailable' },
] as const

for (const { answer, status, code } of refusals) {
  test(`Answer '${answer.kind}' is ${status} ${code} and starts no run`, async () => {
    const result = await answered(answer)
    assert.equal(result.status, status)
    assert.equal(codeOf(result.text).code, code)
    assert.equal(result.flow.runs().length, 0)
    assert.equal(result.flow.requests()[0]?.answered, status)
  })
}

test('A flow that is off says which flow, which trigger and in what state', async () => {
  const { text } = await answered({ kind: 'off', state: 'Deleted' })
  assert.equal(
    codeOf(text).message,
    "Could not execute workflow 'nightly-stock' trigger 'Order_placed' with state 'Deleted': trigger is not enabled.",
  )
})

test('Throttled and unavailable send the Retry-After they are given', async () => {
  const throttled = await answered({ kind: 'throttled', retryAfter: '7' })
  assert.equal(throttled.headers['retry-after'], '7')
  const date = 'Wed, 21 Oct 2026 07:28:00 GMT'
  const unavailable = await answered({ kind: 'unavailable', retryAfter: date })
  assert.equal(unavailable.headers['retry-after'], date)
  assert.equal((await answered({ kind: 'unavailable' })).headers['retry-after'], undefined)
})

test('A status of one’s own has its body and headers, and starts a run when it is a 2xx', async () => {
  const ok = await answered({
    kind: 'status',
    status: 200,
    body: 'thanks',
    headers: { 'x-a': 'b' },
  })
  assert.equal(ok.status, 200)
  assert.equal(ok.text, 'thanks')
  assert.equal(ok.headers['x-a'], 'b')
  assert.equal(ok.flow.runs().length, 1)
  const gone = await answered({ kind: 'status', status: 410 })
  assert.equal(gone.status, 410)
  assert.equal(gone.flow.runs().length, 0)
})

test('A redirect is a 307 to its location', async () => {
  const { status, headers, flow } = await answered({
    kind: 'redirect',
    location: 'http://127.0.0.1:9/metadata',
  })
  assert.equal(status, 307)
  assert.equal(headers.location, 'http://127.0.0.1:9/metadata')
  assert.equal(flow.runs().length, 0)
})

test('A hanging flow never answers', async () => {
  const flow = simulator.flow({ answer: { kind: 'hang' } })
  const signal = AbortSignal.timeout(300)
  await assert.rejects(request(flow.callbackUrl, { method: 'POST', body: '{}', signal }), {
    name: 'TimeoutError',
  })
  assert.equal(flow.requests()[0]?.answered, 'hang')
})

test('A resetting flow breaks the connection', async () => {
  const flow = simulator.flow({ answer: { kind: 'reset' } })
  await assert.rejects(call(flow.callbackUrl), (error: Error & { code?: string }) =>
    ['ECONNRESET', 'UND_ERR_SOCKET'].includes(error.code ?? ''),
  )
  assert.equal(flow.requests()[0]?.answered, 'reset')
})

test('A slow flow accepts late, though its run starts at once', async () => {
  const flow = simulator.flow({ answer: { kind: 'slow', milliseconds: 200 } })
  let isAnswered = false
  const response = call(flow.callbackUrl).finally(() => {
    isAnswered = true
  })
  while (flow.runs().length === 0) await new Promise(setImmediate)
  assert.equal(isAnswered, false)
  assert.equal((await response).statusCode, 202)
  assert.equal(flow.runs().length, 1)
})

test('A flood sends as many bytes as it is told', async () => {
  const { status, text } = await answered({ kind: 'flood', bytes: 1_000_003 })
  assert.equal(status, 202)
  assert.equal(text.length, 1_000_003)
})

test('An endless flood ends when the caller hangs up', async () => {
  const flow = simulator.flow({ answer: { kind: 'flood', bytes: Infinity } })
  const response = await call(flow.callbackUrl)
  let seen = 0
  for await (const chunk of response.body) {
    seen += (chunk as Buffer).length
    if (seen > 5_000_000) break
  }
  assert.ok(seen > 5_000_000)
})

test('A drip sends its headers and a first byte, and never ends', async () => {
  const flow = simulator.flow({ answer: { kind: 'drip' } })
  const signal = AbortSignal.timeout(1500)
  const response = await request(flow.callbackUrl, { method: 'POST', body: '{}', signal })
  assert.equal(response.statusCode, 202)
  let seen = 0
  await assert.rejects(
    async () => {
      for await (const chunk of response.body) seen += (chunk as Buffer).length
    },
    { name: 'TimeoutError' },
  )
  assert.ok(seen >= 1 && seen <= 2)
})

test('Attempts are counted by tracking id, so a flow can fail some times and then accept', async () => {
  const flow = simulator.flow({ answer: failTimes(2, { kind: 'unavailable' }) })
  const statuses = async (trackingId: string, times: number) => {
    const seen: number[] = []
    for (let time = 0; time < times; time += 1) {
      const response = await call(flow.callbackUrl, { 'x-ms-client-tracking-id': trackingId })
      await response.body.dump()
      seen.push(response.statusCode)
    }
    return seen
  }
  assert.deepEqual(await statuses('a', 2), [503, 503])
  assert.deepEqual(await statuses('b', 3), [503, 503, 202])
  assert.deepEqual(await statuses('a', 1), [202])
  assert.deepEqual(flow.counts().byTrackingId.get('a'), { requests: 3, accepted: 1 })
})

test('Answers in turn go on with the last one', () => {
  const answer = inTurn({ kind: 'hang' }, { kind: 'reset' })
  assert.ok(typeof answer === 'function')
  assert.deepEqual(
    [1, 2, 3].map((attempt) => answer(attempt).kind),
    ['hang', 'reset', 'reset'],
  )
})
