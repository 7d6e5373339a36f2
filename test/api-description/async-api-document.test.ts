import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Parser } from '@asyncapi/parser'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { asyncApiDocument } from '../../src/api-description/async-api-document.js'
import { postCallback } from '../../src/deliveries/attempt/post-callback.js'
import { operationalCatalogue } from '../../src/operational-events/operational-catalogue.js'
import { signatureHeaders } from '../../src/signing/signature-headers.js'
import type { MasterSecret } from '../../src/signing/signing-config.js'
import { eventTypes as ofShop } from '../support/definition.js'
import { noon } from '../support/deliveries.js'
import { request } from '../support/posting.js'
import { masterNumber } from '../support/signing.js'

const eventTypes = [...ofShop, ...operationalCatalogue().eventTypes]

const parser = new Parser()
const ajv = addFormats.default(new Ajv({ strict: false }))

/** What a POST has, of a sender that signs with these master secrets. */
const headersSent = async (masters: readonly MasterSecret[], isTest = false) => {
  const seen: unknown[] = []
  const post = postCallback({
    guard: () => undefined,
    dispatcher: {
      dispatch: ({ headers }) => {
        seen.push(headers)
        throw new Error('seen')
      },
    },
    timeoutSeconds: 1,
    now: () => noon,
    sign: signatureHeaders(masters),
  })
  const sent = request('https://prod-01.westeurope.logic.azure.com/run', { isTest })
  await assert.rejects(post(sent), /seen/)
  return seen[0] as Readonly<Record<string, string>>
}

/** Worse than a remark, such as that there is a later version of AsyncAPI. */
const isFault = ({ severity }: { readonly severity: number }) => severity <= 1

for (const signingSecrets of [[], ['a secret']]) {
  const document = asyncApiDocument(eventTypes, { signingSecrets })

  test(`the official parser finds it valid, ${signingSecrets.length > 0 ? 'signed' : 'unsigned'}`, async () => {
    const { document: parsed, diagnostics } = await parser.parse(JSON.stringify(document))
    assert.deepEqual(diagnostics.filter(isFault), [])
    const received = parsed?.operations().filterByReceive() ?? []
    assert.deepEqual(
      received.map((operation) => operation.messages().all()[0]?.name()),
      eventTypes.map(({ name }) => name),
    )
  })

  test(`what is really sent has the headers that are described and no others, ${signingSecrets.length > 0 ? 'signed' : 'unsigned'}`, async () => {
    const masters = signingSecrets.map(() => ({ master: masterNumber(1) }))
    const sent = await headersSent(masters)
    for (const { headers } of Object.values(document.components.messages)) {
      assert.ok(ajv.validate(headers, sent), ajv.errorsText())
      assert.deepEqual(Object.keys(sent), headers.required)
      const ofTest = await headersSent(masters, true)
      assert.ok(ajv.validate(headers, ofTest), ajv.errorsText())
      assert.deepEqual(Object.keys(ofTest).sort(), Object.keys(headers.properties ?? {}).sort())
    }
  })

  test(`each example fits what it is an example of, ${signingSecrets.length > 0 ? 'signed' : 'unsigned'}`, () => {
    for (const { name, examples, headers } of Object.values(document.components.messages)) {
      const eventType = eventTypes.find((each) => each.name === name)
      for (const example of examples) {
        assert.ok(ajv.validate(headers, example.headers), ajv.errorsText())
        assert.deepEqual(eventType?.faultsOf(example.payload), [])
      }
    }
  })
}
