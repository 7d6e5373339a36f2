import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namesOf, oneName } from '../../src/catalogue/names-of.js'
import { eventTypeNamed } from '../support/events.js'
import { renamed } from '../support/renamed.js'

test('an event type has all of its names, the one that was asked for first', () => {
  assert.deepEqual(renamed('storevisit'), ['storevisit', 'instore'])
  assert.deepEqual(renamed('instore'), ['instore', 'storevisit'])
})

test('a type without aliases, and one that is not in the catalogue, has the one name', () => {
  const { aliases: _, ...plain } = eventTypeNamed('plain')
  const names = namesOf({ find: (name) => (name === 'plain' ? plain : undefined) })
  assert.deepEqual([names('plain'), names('gone'), oneName('any')], [['plain'], ['gone'], ['any']])
})
