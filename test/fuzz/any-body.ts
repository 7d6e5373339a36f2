import fc from 'fast-check'
import type { Schema } from '../../src/connector-definition/open-api.js'
import { anyJsonValue, anyText, valueOf } from './any-value.js'

const encode = (text: string) => new TextEncoder().encode(text)
const json = (value: unknown) => encode(JSON.stringify(value))

const nested = (depth: number) => ['{"a":'.repeat(depth), '0', '}'.repeat(depth)].join('')

const cloudEvent = (data: unknown) =>
  fc
    .record(
      {
        specversion: fc.constantFrom('1.0', '0.3'),
        id: fc.oneof(fc.constantFrom('1', '2'), anyJsonValue),
        source: fc.oneof(fc.constant('/shops/1'), anyJsonValue),
        type: fc.oneof(fc.constantFrom('instore', 'com.contoso.neworder'), anyText),
        datacontenttype: fc.constantFrom('application/json', 'text/xml'),
        data_base64: fc.oneof(fc.base64String(), anyJsonValue),
      },
      { requiredKeys: ['specversion', 'id', 'source', 'type'] },
    )
    .map((attributes) => ({ ...attributes, data }))

/** A body: one that fits the schema, several of them, CloudEvents of them, and what is no such thing, or no JSON. */
export const anyBody = (schema: Schema): fc.Arbitrary<Uint8Array | undefined> => {
  const value = valueOf(schema)
  const event = value.chain(cloudEvent)
  return fc.oneof(
    { arbitrary: value.map(json), weight: 10 },
    { arbitrary: fc.array(value, { maxLength: 52 }).map(json), weight: 2 },
    { arbitrary: event.map(json), weight: 2 },
    { arbitrary: fc.array(event, { maxLength: 3 }).map(json), weight: 2 },
    { arbitrary: anyJsonValue.map(json), weight: 2 },
    { arbitrary: value.map((each) => encode(`\uFEFF${JSON.stringify(each)}`)), weight: 1 },
    { arbitrary: value.map((each) => json(each).slice(0, -1)), weight: 1 },
    { arbitrary: fc.integer({ min: 1, max: 20_000 }).map((n) => encode(nested(n))), weight: 1 },
    {
      arbitrary: anyJsonValue.map((each) =>
        encode(new URLSearchParams({ payload: JSON.stringify(each) }).toString()),
      ),
      weight: 1,
    },
    { arbitrary: fc.uint8Array({ maxLength: 200 }), weight: 1 },
    { arbitrary: fc.constant(undefined), weight: 1 },
  )
}
