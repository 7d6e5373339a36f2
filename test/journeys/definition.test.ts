import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Operation } from '../../src/connector-definition/open-api.js'
import { define, eventTypes, operationsOf } from '../support/definition.js'
import { useSharedWorld } from '../support/shared-world.js'

const world = useSharedWorld()

const parts: Readonly<Record<string, string>> = {
  eventType: 'instore',
  property: 'storeName',
  oid: 'nobody',
  id: 'nothing',
  eventId: 'nothing',
}

const operations = operationsOf(define()).map(({ path, method, operation }) => ({
  operation,
  path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? ''),
  method: method.toUpperCase(),
}))

const bodyFor = ({ operationId }: Operation): unknown =>
  eventTypes.find(({ schemaName }) => operationId === `Fire${schemaName}`)?.sample ?? {
    Url: 'https://prod-01.westeurope.logic.azure.com/workflows/0/triggers/manual/run?sig=x',
  }

const call = async (
  { operation, path, method }: (typeof operations)[number],
  headers: Record<string, string>,
) =>
  fetch(world.host().url + path, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    ...(method === 'POST' ? { body: JSON.stringify(bodyFor(operation)) } : {}),
  })

test('every operation of the definition is served, and to nobody without credentials', async () => {
  for (const each of operations)
    assert.equal((await call(each, {})).status, 401, each.operation.operationId)
})

test('every operation answers as the definition says', async () => {
  const token = await world.token({ roles: ['Events.Fire'] })
  for (const each of operations) {
    const answer = await call(each, { authorization: `Bearer ${token}` })
    const { operationId, responses } = each.operation
    const documented = responses[answer.status]
    assert.ok(documented, `${operationId} answered ${answer.status}: ${await answer.text()}`)
    const expected = each.path === '/fire/status/nothing' ? 404 : Math.min(299, answer.status)
    assert.equal(answer.status, expected, operationId)
    for (const header of Object.keys(documented.headers ?? {}))
      assert.ok(answer.headers.get(header), `${operationId} sends ${header}`)
  }
})
