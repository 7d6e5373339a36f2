import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { keepInAzd, readAzdEnvironment } from '../../../tools/command-line/azd-environment.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

const withEnvironment = (context: TestContext): string => {
  const folder = temporaryFolder(context, {})
  mkdirSync(join(folder, '.azure/shop'), { recursive: true })
  writeFileSync(join(folder, '.azure/config.json'), '{"version":1,"defaultEnvironment":"shop"}')
  writeFileSync(
    join(folder, '.azure/shop/.env'),
    'AZURE_ENV_NAME="shop"\nAzureWebJobsStorage__accountName="st123"\nRETRY_SCHEDULE="10,60"\n',
  )
  return folder
}

test('what the selected environment holds is read', async (context) => {
  assert.deepEqual(await readAzdEnvironment(withEnvironment(context)), {
    AZURE_ENV_NAME: 'shop',
    AzureWebJobsStorage__accountName: 'st123',
    RETRY_SCHEDULE: '10,60',
  })
})

test('where azd was never used, nothing is read and nothing kept', async (context) => {
  const folder = temporaryFolder(context, {})
  assert.deepEqual(await readAzdEnvironment(folder), {})
  assert.equal(await keepInAzd(folder)({ A: 'b' }), undefined)
})

test('settings are kept by azd itself', async (context) => {
  const folder = withEnvironment(context)
  writeFileSync(join(folder, 'azd'), `#!/bin/sh\necho "$@" >> "${folder}/asked"\n`)
  chmodSync(join(folder, 'azd'), 0o755)
  const before = process.env.PATH
  process.env.PATH = [folder, before].join(delimiter)
  try {
    assert.equal(await keepInAzd(folder)({ A: 'b', C: 'd' }), 'the azd environment shop')
  } finally {
    process.env.PATH = before
  }
  assert.equal(readFileSync(join(folder, 'asked'), 'utf8'), 'env set A b\nenv set C d\n')
})
