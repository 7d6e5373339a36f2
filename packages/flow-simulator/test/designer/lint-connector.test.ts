import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadConnector } from '../../src/connector/load-connector.js'
import { describeConnector } from '../../src/designer/describe-connector.js'
import { lintConnector } from '../../src/designer/lint-connector.js'
import { parcelsDefinition, parcelsProperties } from '../fixtures/parcels-definition.js'

test('a connector on disk is read, checked and described, from its folder or its definition', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'flow-simulator-'))
  context.after(() => {
    rmSync(folder, { recursive: true })
  })
  const definition = join(folder, 'apiDefinition.swagger.json')
  writeFileSync(definition, JSON.stringify(parcelsDefinition))
  writeFileSync(join(folder, 'apiProperties.json'), JSON.stringify(parcelsProperties))

  for (const path of [folder, definition]) {
    const { definition: read, properties } = loadConnector(path)
    assert.deepEqual(properties, parcelsProperties)
    const view = describeConnector(read, properties, 'en', await lintConnector(path))
    const moves = view.triggers.find(({ id }) => id === 'WhenParcelMoves')
    const idsIn = (all: readonly { ruleId: string }[] = []) => all.map(({ ruleId }) => ruleId)
    assert.ok(idsIn(moves?.remarks).includes('WebhookLocationUndocumented'), path)
    assert.ok(view.remarks.length > 0)
  }
  assert.throws(() => loadConnector(join(folder, 'nowhere')), /There is no .*nowhere/)
})
