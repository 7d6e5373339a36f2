import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { loadConnector } from '../../src/connector/load-connector.js'

const folderWith = (context: TestContext, definition: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'flow-simulator-'))
  context.after(() => {
    rmSync(folder, { recursive: true })
  })
  writeFileSync(join(folder, 'apiDefinition.swagger.json'), definition)
  return folder
}

test('A definition with a byte order mark, commas too many and comments is read, as published ones have them', (context) => {
  const folder = folderWith(context, '\uFEFF{ "swagger": "2.0", // two\n "tags": ["a",], }')
  assert.deepEqual(loadConnector(folder).definition, { swagger: '2.0', tags: ['a'] })
})

test('Of one that cannot be read, the line is told', (context) => {
  const folder = folderWith(context, '{\n  "swagger": "2.0"\n  "info": {}\n}')
  assert.throws(() => loadConnector(folder), /apiDefinition\.swagger\.json, line 3: comma expected/)
  assert.throws(() => loadConnector(folderWith(context, '[]')), /is not a JSON object/)
})
