import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCatalogue } from '../../src/functions/check-catalogue.js'
import { runOnTimer } from '../support/run-function.js'

test('event types that are missing from the catalogue are told with the invocation’s log', async () => {
  const parts: Parameters<typeof checkCatalogue>[0] = {
    tellMissingTypes: (log) => {
      log.error('event-type.missing', {})
      return Promise.resolve()
    },
  }
  assert.deepEqual(await runOnTimer(checkCatalogue, parts), [
    { level: 'error', fields: { event: 'event-type.missing' } },
  ])
})
