import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { localTenant } from '../../local/local-stack.js'
import {
  githubDelivery,
  githubExample,
  githubExamples,
  signatureOf,
  webhookSecret,
  type DeliveryFacts,
} from '../support/github.js'
import { useWorld } from '../support/world.js'

const world = useWorld({ settings: { GITHUB_WEBHOOK_SECRET: webhookSecret } })

const deliver = async (delivery: DeliveryFacts, url = world.host().url) => {
  const response = await fetch(`${url}/ingest/github`, githubDelivery(delivery))
  const text = await response.text()
  const json = (text === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>
  return { status: response.status, json, text }
}

const accept = async (delivery: DeliveryFacts): Promise<string> => {
  const { status, json, text } = await deliver(delivery)
  assert.equal(status, 202, text)
  return String(json.eventId)
}

const settled = (eventId: string) =>
  world.settled(`${world.host().url}/fire/status/${eventId}?tenant=${localTenant}`)

const list = async (eventType: string) => {
  const authorization = `Bearer ${await world.token()}`
  const response = await fetch(`${world.host().url}/list/${eventType}`, {
    headers: { authorization },
  })
  return (await response.json()) as unknown[]
}

test('a push reaches the flow that subscribed to it, with what the catalogue declares and no more', async () => {
  const flow = world.flows().flow()
  await flow.subscribe(world.host().url, 'github.push')
  const push = githubExamples('push')[4] ?? {}
  const eventId = await accept({ event: 'push', body: JSON.stringify(push) })
  assert.match(eventId, /^github\.push-/)
  assert.equal((await settled(eventId)).delivered, 1)

  const seen = flow.runs()[0]?.body as Readonly<Record<string, unknown>>
  assert.equal(seen.ref, push.ref)
  assert.equal(JSON.stringify(seen).includes('node_id'), false)
  assert.equal(JSON.stringify(seen).includes('null'), false)
  assert.deepEqual(Object.keys(seen.repository as object), [
    'name',
    'full_name',
    'html_url',
    'private',
    'default_branch',
  ])
  await flow.unsubscribe()
})

test('each payload that GitHub publishes for a described event becomes an event', async () => {
  for (const event of ['push', 'pull_request', 'issues'])
    for (const example of githubExamples(event))
      await accept({ event, body: JSON.stringify(example) })
})

/** A delivery’s body that no other test has sent: its signature is its own. */
const neverSent = (event: string) =>
  JSON.stringify({ ...githubExample(event), neverSent: randomUUID() })

test('a redelivery gives the same event, also when both arrive at once', async () => {
  const flow = world.flows().flow()
  await flow.subscribe(world.host().url, 'github.issues')
  const before = (await list('github.issues')).length
  const delivery = {
    event: 'issues',
    id: randomUUID(),
    body: neverSent('issues'),
  }
  const ids = await Promise.all([accept(delivery), accept(delivery), accept(delivery)])
  ids.push(await accept(delivery))
  assert.equal(new Set(ids).size, 1)
  assert.equal((await settled(ids[0])).delivered, 1)
  // The flow may also get one of the events before, if it subscribed while that was on its way.
  const runs = flow.runs().filter(({ trackingId }) => trackingId.startsWith(ids[0]))
  assert.equal(runs.length, 1)
  assert.equal((await list('github.issues')).length, before + 1)

  // Whoever has seen a delivery can send it again under another id, which is not signed.
  assert.equal(await accept({ ...delivery, id: randomUUID() }), ids[0])
  const another = await accept({ ...delivery, id: randomUUID(), body: neverSent('issues') })
  assert.notEqual(another, ids[0])
  await flow.unsubscribe()
})

test('a form is read as well as JSON, and its redelivery as JSON is the same event', async () => {
  const json = neverSent('pull_request')
  const id = randomUUID()
  const eventId = await accept({
    event: 'pull_request',
    id,
    body: new URLSearchParams({ payload: json }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  assert.match(eventId, /^github\.pull_request-/)
  assert.equal(await accept({ event: 'pull_request', id, body: json }), eventId)
})

test('a signature that is missing, malformed, of another secret or of other bytes is one and the same 401', async () => {
  const body = JSON.stringify(githubExample('push'))
  const signed = { event: 'push', body }
  const answers = await Promise.all([
    deliver({ ...signed, headers: { 'x-hub-signature-256': '' } }),
    deliver({ ...signed, headers: { 'x-hub-signature-256': 'sha256=00' } }),
    deliver({ ...signed, headers: { 'x-hub-signature-256': signatureOf(body).slice(7) } }),
    deliver({ ...signed, headers: { 'x-hub-signature-256': signatureOf(body, 'another') } }),
    // The same meaning in other bytes: what a parser that writes the body anew would accept.
    deliver({
      event: 'push',
      body: JSON.stringify(JSON.parse(body), undefined, 2),
      headers: { 'x-hub-signature-256': signatureOf(body) },
    }),
  ])
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [401])
  // Answers that differ would tell a forger something.
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1)
  assert.equal(answers[0].json.code, 'signature-invalid')
})

test('a ping is answered 200, and an event that nobody described is ignored', async () => {
  const ping = { event: 'ping', body: JSON.stringify(githubExample('ping')) }
  assert.equal((await deliver(ping)).status, 200)
  const star = await deliver({ event: 'star', body: JSON.stringify(githubExample('star')) })
  assert.deepEqual([star.status, star.json], [202, { ignored: 'star' }])
  const forged = await deliver({ ...ping, headers: { 'x-hub-signature-256': signatureOf('') } })
  assert.equal(forged.status, 401)
})

test('a signed body that is no delivery of GitHub is refused with the reason', async () => {
  const codeOf = async (delivery: DeliveryFacts) => {
    const { status, json } = await deliver(delivery)
    return [status, json.code]
  }
  assert.deepEqual(await codeOf({ event: '', body: '{}' }), [400, 'delivery-invalid'])
  assert.deepEqual(await codeOf({ event: 'push', body: '{' }), [400, 'body-not-json'])
  assert.deepEqual(await codeOf({ event: 'push', body: '{}' }), [400, 'payload-invalid'])
  const text = { 'content-type': 'text/plain' }
  assert.deepEqual(await codeOf({ event: 'push', body: '{}', headers: text }), [
    415,
    'content-type-unsupported',
  ])
  const huge = JSON.stringify({ ...githubExample('push'), extra: 'x'.repeat(5 * 1024 * 1024) })
  assert.deepEqual(await codeOf({ event: 'push', body: huge }), [413, 'payload-too-large'])
})

test('a delivery far larger than an event may be is accepted, its texts cut to what is declared', async () => {
  const pull = githubExample('pull_request')
  const body = JSON.stringify({
    ...pull,
    pull_request: { ...(pull.pull_request as object), body: '長'.repeat(65_536) },
    extra: 'x'.repeat(4 * 1024 * 1024),
  })
  await accept({ event: 'pull_request', body })
  const [newest] = (await list('github.pull_request')) as { pull_request: { body: string } }[]
  assert.equal(newest?.pull_request.body, '長'.repeat(8000))
})

test('without a secret the endpoint is off and says how to switch it on', async () => {
  const off = await world.startHost({ settings: { GITHUB_WEBHOOK_SECRET: '' } })
  const { status, json } = await deliver({ event: 'push', body: '{}' }, off.url)
  assert.deepEqual([status, json.code], [404, 'ingest-off'])
  assert.match(String(json.detail), /GITHUB_WEBHOOK_SECRET/)
  await off.stop()
})
