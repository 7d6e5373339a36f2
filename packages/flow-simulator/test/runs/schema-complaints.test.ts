import assert from 'node:assert/strict'
import { test } from 'node:test'
import { schemaComplaints } from '../../src/runs/schema-complaints.js'

const document = {
  definitions: {
    Order: {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'string' },
        quantity: { type: 'integer', minimum: 0, exclusiveMinimum: true },
        status: { type: 'string', enum: ['new', 'sent'] },
        lines: {
          type: 'array',
          items: { type: 'object', properties: { price: { type: 'number' } } },
        },
      },
    },
  },
}
const schema = { $ref: '#/definitions/Order' }
const complaints = schemaComplaints(document, schema)

test('what fits is not complained of', () => {
  assert.deepEqual(complaints({ id: 'a', quantity: 1, status: 'new', lines: [{ price: 1.5 }] }), [])
})

test('a wrong type, a null, a missing property and a value outside an enum are each told with their place', () => {
  assert.deepEqual(complaints({ quantity: '1', status: 'lost', lines: [{ price: null }] }), [
    'declared `id` required, did not come',
    'declared `quantity` integer, came a string',
    'declared `status` one of ["new","sent"], came "lost"',
    'declared `lines.0.price` number, came null',
  ])
  assert.deepEqual(complaints([]), ['declared `the body` object, came an array'])
})

test('what is not declared is told, in items too', () => {
  assert.deepEqual(complaints({ id: 'a', extra: 1, lines: [{ colour: 'red' }] }), [
    'came `extra`, which is not declared: no token leads to it',
    'came `lines.0.colour`, which is not declared: no token leads to it',
  ])
})

test('a schema that is none is told, and stops nothing', () => {
  assert.match(schemaComplaints({}, { type: 'strange' })({}).join(), /cannot be held against it/)
})
