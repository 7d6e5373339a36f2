import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { readEnvironment } from '../../../tools/command-line/read-environment.js'
import { forgetRunningApp, noteRunningApp } from '../../../tools/command-line/running-app.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

/** A folder that was deployed by azd. */
const deployed = (context: TestContext): string => {
  const folder = temporaryFolder(context, {})
  mkdirSync(join(folder, '.azure/shop'), { recursive: true })
  writeFileSync(join(folder, '.azure/config.json'), '{"defaultEnvironment":"shop"}')
  const values = 'AzureWebJobsStorage__accountName="stazure"\nAzureAd__TenantId="azure"\n'
  writeFileSync(join(folder, '.azure/shop/.env'), values)
  return folder
}

test('the storage is that of azd’s environment, of the app that runs here, of local.settings.json, of the environment: the nearest wins', async (context) => {
  const folder = deployed(context)
  const azure = { AzureWebJobsStorage__accountName: 'stazure', AzureAd__TenantId: 'azure' }
  assert.deepEqual(await readEnvironment(folder, {}), azure)

  const running = { AzureWebJobsStorage: 'running', AzureAd__TenantId: 'here' }
  await noteRunningApp(folder, running)
  assert.deepEqual(await readEnvironment(folder, {}), running)

  const Values = { AzureWebJobsStorage: 'local', RETENTION_DAYS: '' }
  writeFileSync(join(folder, 'local.settings.json'), JSON.stringify({ Values }))
  assert.deepEqual(await readEnvironment(folder, {}), { ...running, AzureWebJobsStorage: 'local' })

  const named = { AzureWebJobsStorage__accountName: 'stnamed' }
  assert.deepEqual(await readEnvironment(folder, named), { ...named, AzureAd__TenantId: 'here' })
})

test('an app that runs no more is forgotten, also one that was killed', async (context) => {
  const folder = temporaryFolder(context, {})
  await noteRunningApp(folder, { AzureWebJobsStorage: 'running' })
  await forgetRunningApp(folder)
  assert.deepEqual(await readEnvironment(folder, {}), {})
  const killed = { pid: 2 ** 22 + 1, settings: { AzureWebJobsStorage: 'gone' } }
  writeFileSync(join(folder, '.azurite/running.json'), JSON.stringify(killed))
  assert.deepEqual(await readEnvironment(folder, {}), {})
})
