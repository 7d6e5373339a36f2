import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operationalNames } from '../../src/catalogue/operational-names.js'
import { connectorDefinition } from '../../src/connector-definition/connector-definition.js'
import { withOperational } from '../../src/operational-events/operational-catalogue.js'
import { grocery } from '../support/grocery.js'

const { eventTypes, find, operational } = withOperational(grocery.catalogue, true)

test('the app’s own event types are good ones by the rules of a company’s, in each language of the connector', () => {
  const own = operational?.().eventTypes ?? []
  assert.deepEqual(
    own.map(({ name }) => name),
    operationalNames,
  )
  for (const { texts, name } of own)
    assert.deepEqual(Object.keys(texts), Object.keys(grocery.connector.texts), name)
})

test('whoever does not ask for them finds none of them: neither a publisher nor the connector', () => {
  for (const name of operationalNames) assert.equal(find(name), undefined)
  const definition = connectorDefinition(eventTypes, grocery.connector, {
    baseUrl: 'https://triggers.contoso.example',
  })
  assert.doesNotMatch(JSON.stringify(definition), /operations\./)
})

test('where they are switched off, nobody can ask', () => {
  assert.equal(withOperational(grocery.catalogue, false).operational, undefined)
})
