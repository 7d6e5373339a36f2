import assert from 'node:assert/strict'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { checkProgram } from '../../../tools/catalogue/check-program.js'
import { groceryFolder } from '../../support/grocery.js'
import { runProgram } from '../../support/run-program.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

const shop = (context: TestContext, edit: (text: string) => string = (text) => text) => {
  const folder = temporaryFolder(context, {})
  cpSync(groceryFolder, folder, { recursive: true })
  const path = join(folder, 'connector.json')
  writeFileSync(path, edit(readFileSync(path, 'utf8')))
  return folder
}

const run = (folder: string, ...args: string[]) => runProgram(checkProgram, folder, args)

test('what is correct is told by name; placeholders are warnings, and errors before a deployment', async (context) => {
  const folder = shop(context)
  const { result = '', remarks, bad } = await run(folder)
  assert.match(remarks?.[0] ?? '', /^Correct: github\.issues, .*productapproval\. \d+ warnings\.$/)
  assert.equal(bad, false)
  assert.match(result, /^connector\.json:\d+:\d+ warning \/clientId is zeros: nobody could sign in$/m)
  assert.match(result, /warning \/publisher is the name that comes with the sample/)
  assert.match(result, /warning \/host is an address that nobody has; found "flow-triggers/)
  const before = await run(folder, '--deploy')
  assert.equal(before.bad, true)
  assert.match(before.result ?? '', /error \/clientId is zeros/)
})

test('a connector without Entra sign-in needs no client id', async (context) => {
  const { result } = await run(shop(context, (text) => text.replace('"entra"', '"apikey"')))
  assert.doesNotMatch(result ?? '', /clientId/)
})

test('a wrong connector.json is told with its places, all faults at once', async (context) => {
  const folder = shop(context, (text) =>
    text
      .replace('"publisher"', '"publischer"')
      .replace('#0b6e4f', 'green')
      .replace('"Commerce"', '"Comerce"'),
  )
  const { result = '', bad } = await run(folder, 'connector.json')
  assert.equal(bad, true)
  assert.match(result, /:4:3 error has the unknown property "publischer"\n {4}did you mean "publisher"\?/)
  assert.match(result, /error \/publisher is missing/)
  assert.match(result, /error \/brandColor must match pattern .*; found "green"\n {4}Six hexadecimal/)
  assert.match(result, /error \/categories\/0 .*\n {4}did you mean "Commerce"\?/)
})

test('programs and pull requests are told in their own form', async (context) => {
  const folder = shop(context, (text) => text.replace('"locale": "en"', '"locale": "de"'))
  const [fault] = JSON.parse((await run(folder, '--format', 'json')).result ?? '') as object[]
  assert.deepEqual(fault, {
    ...{ kind: 'error', file: 'connector.json', line: 5, column: 13, path: '/locale' },
    message: '"texts" has no texts in "de"',
    mend: 'one of its languages: en, fr',
  })
  const { result } = await run(folder, '--format', 'github')
  assert.match(result ?? '', /^::error file=connector\.json,line=5,col=13::\/locale "texts" has no/)
})

test('an icon that is not there, or that the portal would not take, is told', async (context) => {
  const folder = shop(context, (text) => text.replace('"brandColor"', '"icon": "i.png", "brandColor"'))
  assert.match((await run(folder)).result ?? '', /error \/icon there is no i\.png beside/)
  writeFileSync(join(folder, 'i.png'), 'no picture')
  assert.match((await run(folder)).result ?? '', /error \/icon i\.png is no PNG/)
})

test('one file can be asked about, and only one of the project', async (context) => {
  const folder = shop(context)
  const { result } = await run(folder, join(folder, 'catalogue/instore.json'))
  assert.equal(result, undefined)
  await assert.rejects(run(folder, 'package.json'), /is neither connector\.json nor in catalogue/)
})
