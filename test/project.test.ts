import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkProject, loadProject } from '../src/catalogue/project.js'
import { connectorDefinition } from '../src/connector-definition/connector-definition.js'
import { auths } from '../src/connector-definition/security.js'

// These two are about this project's own connector.json and catalogue/, whatever is in them. All other tests are about the shop.

test('connector.json and catalogue/ are correct: npm run catalogue:check says more', () => {
  const faults = checkProject('.').faults.filter(({ isWarning }) => isWarning !== true)
  assert.deepEqual(
    faults.map(({ file, line, path, message }) => `${file}:${line} ${path} ${message}`),
    [],
  )
})

test('they make a connector in each of their languages', () => {
  const { catalogue, connector } = loadProject('.')
  for (const locale of Object.keys(connector.texts)) {
    for (const auth of auths) {
      const baseUrl = `https://${connector.host}`
      const text = JSON.stringify(
        connectorDefinition(catalogue.eventTypes, connector, { baseUrl, locale, auth }),
      )
      assert.ok(text.length < 1024 * 1024, 'the platform takes at most 1 MB')
      assert.doesNotMatch(text, /undefined/)
    }
  }
})
