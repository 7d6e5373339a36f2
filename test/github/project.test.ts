import assert from 'node:assert/strict'
import { test } from 'node:test'
import { payloadLimit } from '../../src/events/event.js'
import { project } from '../../src/github/project.js'
import { githubExamples } from '../support/github.js'
import { grocery } from '../support/grocery.js'

const { catalogue } = grocery

const person = {
  type: 'object',
  required: ['login'],
  properties: {
    login: { type: 'string' },
    name: { type: 'string', maxLength: 3 },
    nickname: { type: ['string', 'null'] },
  },
}

test('what a schema does not declare is left out, at every depth', () => {
  const schema = {
    type: 'object',
    properties: { owner: person, tags: { type: 'array', items: person }, count: {} },
  }
  const value = {
    owner: { login: 'a', id: 1 },
    tags: [{ login: 'b', id: 2 }, { id: 3 }],
    count: { any: 'thing' },
    more: true,
  }
  assert.deepEqual(project(schema, value), {
    owner: { login: 'a' },
    tags: [{ login: 'b' }, {}],
    count: { any: 'thing' },
  })
})

test('a null is left out unless it is declared, or stands for what has to be there', () => {
  assert.deepEqual(project(person, { login: null, name: null, nickname: null }), {
    login: null,
    nickname: null,
  })
  const list = { type: 'array', items: person }
  assert.deepEqual(project(list, [null, { login: 'a' }]), [{ login: 'a' }])
})

test('what is longer than declared is cut, a text between its characters', () => {
  assert.deepEqual(project(person, { login: 'a', name: '😀😀😀😀' }), {
    login: 'a',
    name: '😀😀😀',
  })
  assert.deepEqual(project({ maxItems: 2 }, [1, 2, 3]), [1, 2])
  assert.deepEqual(project({ maxItems: 2, items: { maxLength: 1 } }, ['ab', 'c', 'd']), ['a', 'c'])
})

test('a value of another kind than declared is left as it is, for the check to name it', () => {
  assert.equal(project(person, 'text'), 'text')
  assert.deepEqual(project({ type: 'string' }, { a: 1 }), { a: 1 })
  assert.deepEqual(project(person, [1]), [1])
  assert.equal(project(person, null), null)
})

test("a property that every object inherits is none of the value's own", () => {
  const schema = { properties: { constructor: { type: 'object' }, toString: {} } }
  assert.deepEqual(project(schema, {}), {})
})

for (const name of ['push', 'pull_request', 'issues']) {
  test(`each payload that GitHub publishes for ${name} fits the catalogue once projected`, () => {
    const eventType = catalogue.find(`github.${name}`)
    assert.ok(eventType)
    const examples = githubExamples(name)
    assert.ok(examples.length > 5)
    for (const example of examples) {
      const projected = project(eventType.schema, example)
      assert.deepEqual(eventType.faultsOf(projected), [])
      assert.ok(JSON.stringify(projected).length < 4096)
    }
  })
}

test('the largest push there can be fits an event once projected', () => {
  const eventType = catalogue.find('github.push')
  const [example] = githubExamples('push')
  assert.ok(eventType && example)
  const commit = {
    id: 'f'.repeat(40),
    message: '長'.repeat(10_000),
    url: `https://github.com/${'o'.repeat(39)}/${'r'.repeat(100)}/commit/${'f'.repeat(40)}`,
    timestamp: '2026-03-02T12:00:00+02:00',
    author: { name: '長'.repeat(40), email: 'e'.repeat(100) },
  }
  const push = { ...example, commits: Array.from({ length: 2048 }, () => commit) }
  const projected = project(eventType.schema, { ...push, head_commit: commit })
  assert.deepEqual(eventType.faultsOf(projected), [])
  assert.ok(Buffer.byteLength(JSON.stringify(projected)) < payloadLimit)
})
