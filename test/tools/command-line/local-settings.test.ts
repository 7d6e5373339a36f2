import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLocalSettings } from '../../../tools/command-line/local-settings.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

test('the values of local.settings.json are read as text; without such a file there are none', async (context) => {
  const file = JSON.stringify({ IsEncrypted: false, Values: { NAME: 'a', PORT: 7071, ON: true } })
  assert.deepEqual(
    await readLocalSettings(temporaryFolder(context, { 'local.settings.json': file })),
    { NAME: 'a', PORT: '7071', ON: 'true' },
  )
  assert.deepEqual(await readLocalSettings(temporaryFolder(context, {})), {})
})

test('a file that is not JSON is told without anything that stands in it', async (context) => {
  const folder = temporaryFolder(context, { 'local.settings.json': '{"AccountKey=SECRET"' })
  await assert.rejects(readLocalSettings(folder), { message: 'local.settings.json is not JSON' })
})
