import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Authorize } from '../../src/http/auth/authorize.js'
import { Problem } from '../../src/problem.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { importFunctions } from '../support/function-files.js'

/** Who may call what; the others that are called over HTTP are for anyone. */
const access: Readonly<Record<keyof Omit<Authorize, 'isOperator'>, readonly string[]>> = {
  publisher: ['fire'],
  observer: ['event-status', 'search-events', 'show-event'],
  subscriber: [
    ...['event-type-schema', 'list-event-types', 'list-events', 'list-filter-values', 'poll'],
    ...['list-signing-secrets', 'list-subscriptions', 'subscribe', 'test-connection'],
    ...['list-subscription-deliveries', 'send-again', 'show-subscription', 'test-subscription'],
    'unsubscribe',
  ],
  operator: [
    ...['enable-subscription', 'list-accounts', 'list-dead-letters', 'list-event-deliveries'],
    'show-overview',
    ...['replay-dead-letter', 'replay-dead-letters', 'show-dead-letter'],
  ],
}

const ofHttp = (await importFunctions()).filter(({ registration }) => registration.methods)

/** Refuses everyone, and writes down as whom a function would have let them in. */
const refuseAll = () => {
  const asked: string[] = []
  const refuse = (as: string) => () => {
    asked.push(as)
    return Promise.reject(new Problem('token-invalid', 'Not you.'))
  }
  const authorize = {
    publisher: refuse('publisher'),
    observer: refuse('observer'),
    subscriber: refuse('subscriber'),
    operator: refuse('operator'),
  }
  return { asked, authorize }
}

test('each function that is called over HTTP lets in whom it must, or is for anyone on purpose', () => {
  const limited = Object.values(access).flat()
  assert.deepEqual(
    ofHttp.map(({ name }) => name).filter((name) => !limited.includes(name)),
    // The generic trigger subscribes with the function of the others.
    [
      ...['asyncapi-json', 'console', 'health', 'home', 'ingest-github', 'openapi-json'],
      ...['subscribe-to-any', 'swagger', 'swagger-json'],
    ],
  )
})

for (const [who, names] of Object.entries(access))
  for (const name of names)
    test(`${name} is for the ${who}: anyone else is refused before anything is read or done`, async () => {
      const make = ofHttp.find((each) => each.name === name)?.make
      assert.ok(make)
      const { asked, authorize } = refuseAll()
      // It has no other part: whatever it touched would be a fault of its own, and a 500.
      const answer = await callFunction(make, { authorize }, { body: 'no JSON' })
      assertRefused(answer, 401, 'token-invalid')
      assert.deepEqual(asked, [who])
    })
