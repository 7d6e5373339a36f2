import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HttpHandler } from '@azure/functions'
import { openApiDocument } from '../../src/api-description/open-api-document.js'
import { Problem } from '../../src/problem.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { eventTypes } from '../support/definition.js'
import { deployment, describedPath } from '../support/described-function.js'
import { importFunctions } from '../support/function-files.js'

/** They look through their query themselves, may not fail for what a gateway adds, or are pages, which a person comes to by any link. */
const tolerant = ['poll', 'unsubscribe', 'console', 'home']

const strict = (await importFunctions()).filter(
  ({ name, registration, make }) => registration.methods && make && !tolerant.includes(name),
)
const document = openApiDocument(eventTypes, deployment)

/** Lets nobody in: whoever gets that far has taken the query. */
const refuse = () => Promise.reject(new Problem('token-invalid', 'Not you.'))
const parts = {
  authorize: { publisher: refuse, observer: refuse, subscriber: refuse, operator: refuse },
  config: { publicBaseUrl: 'https://triggers.contoso.example' },
  connector: { texts: {} },
}
const ask = (make: (typeof strict)[number]['make'], query: string) => {
  assert.ok(make)
  const url = `https://triggers.contoso.example/x?${query}`
  return callFunction<object>(make as (given: object) => HttpHandler, parts, { url })
}

for (const { name, make, registration } of strict) {
  const { methods: [method = ''] = [], route = '' } = registration
  const path = describedPath(document, route, eventTypes[0]?.name ?? '')
  const operation = Object.entries(document.paths[path] ?? {}).find(
    ([each]) => each === method.toLowerCase(),
  )?.[1]
  const described = (operation?.parameters ?? []).filter((each) => each.in === 'query')

  test(`${name} refuses by its name what its query may not hold, and names what it may`, async () => {
    const detail = assertRefused(await ask(make, 'nonsense=1'), 400, 'query-invalid')
    const known = described.map((each) => each.name).join(', ') || 'none'
    assert.equal(detail, `There is no parameter "nonsense". There are: ${known}.`)
  })

  for (const parameter of described)
    test(`${name} takes ${parameter.name}, and the key of the host beside it`, async () => {
      const { text } = await ask(make, `${parameter.name}=1&code=a-key`)
      assert.ok(!text.includes('There is no parameter'), text)
    })
}
