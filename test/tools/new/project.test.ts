import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test, type TestContext } from 'node:test'
import { promisify } from 'node:util'
import { connectorDefinition } from '../../../src/connector-definition/connector-definition.js'
import { checkProject } from '../../../src/catalogue/project.js'
import { realGit } from '../../../tools/new/git.js'
import { newProgram } from '../../../tools/new/new-program.js'
import { runProgram } from '../../support/run-program.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

const run = promisify(execFile)

/** A repository that this one may be cloned from: of its files, those that the build needs. */
const publish = async (context: TestContext): Promise<string> => {
  const origin = temporaryFolder(context, { 'engine.txt': 'one' })
  mkdirSync(join(origin, 'scripts'))
  for (const name of ['project-folder.mjs'])
    writeFileSync(join(origin, 'scripts', name), readFileSync(join('scripts', name)))
  await realGit(origin, 'init', '--quiet')
  await commit(origin)
  return origin
}

const commit = async (folder: string) => {
  await realGit(folder, 'add', '--all')
  const me = ['-c', 'user.name=Me', '-c', 'user.email=me@example.com']
  await realGit(folder, ...me, 'commit', '--quiet', '--message', 'all')
}

const make = async (context: TestContext, ...args: string[]) => {
  const folder = join(temporaryFolder(context, {}), 'cabinet')
  const origin = await publish(context)
  const surroundings = {
    ...{ project: resolve('test/fixtures/grocery'), engine: process.cwd(), git: realGit },
    ask: () => assert.fail('Nothing is asked'),
  }
  const said = await runProgram(newProgram, surroundings, [
    ...['project', folder, '--origin', origin, '--title', 'Cabinet dentaire'],
    ...['--publisher', 'Cabinet Molaire', '--languages', 'fr', ...args],
  ])
  return { folder, origin, said }
}

test('a project of one’s own is correct, in its own language, and holds this repository untouched', async (context) => {
  const { folder, said } = await make(context, '--event-type', 'appointment')
  const { connector, eventTypes, faults } = checkProject(folder)
  assert.deepEqual(
    faults.filter(({ isWarning = false }) => !isWarning),
    [],
  )
  assert.deepEqual(Object.keys(connector?.texts ?? {}), ['fr'])
  assert.equal(connector?.texts.fr?.title, 'Cabinet dentaire')
  assert.deepEqual(
    eventTypes.map(({ name }) => name),
    ['appointment'],
  )
  assert.equal(readFileSync(join(folder, 'flow-triggers/engine.txt'), 'utf8'), 'one')
  assert.match(said.remarks?.join('\n') ?? '', /npm run new -- event-type/)
  for (const name of ['README.md', 'azure.yaml', 'package.json', 'test.http', '.gitignore'])
    assert.ok(existsSync(join(folder, name)), name)
})

test('nothing that connector-lint says of a new connector in French is that it is no English', async (context) => {
  const { folder } = await make(context)
  const { connector, eventTypes } = checkProject(folder)
  assert.ok(connector)
  writeFileSync(
    join(folder, 'definition.json'),
    JSON.stringify(
      connectorDefinition(eventTypes, connector, { baseUrl: 'https://events.example.com' }),
    ),
  )
  const { stdout } = await run(
    process.execPath,
    [resolve('packages/connector-lint/dist/src/main.js'), ...['check', 'definition.json', '--all']],
    { cwd: folder },
  )
  assert.match(stdout, /^0 errors, 0 warnings, 0 remarks/)
})

test('an update comes without a conflict, whatever is one’s own', async (context) => {
  const { folder, origin } = await make(context)
  writeFileSync(join(folder, 'connector.json'), '{}')
  await commit(folder)
  writeFileSync(join(origin, 'engine.txt'), 'two')
  await commit(origin)
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts: { update: string }
  }
  const [, ...update] = scripts.update.split(' ')
  await realGit(folder, '-c', 'protocol.file.allow=always', ...update)
  assert.equal(readFileSync(join(folder, 'flow-triggers/engine.txt'), 'utf8'), 'two')
  assert.equal(await realGit(folder, 'status', '--porcelain'), 'M flow-triggers')
  assert.equal(readFileSync(join(folder, 'connector.json'), 'utf8'), '{}')
})

test('its commands work on its own folder, and there is one for each that works on a catalogue', async (context) => {
  const { folder } = await make(context)
  const { stdout } = await run(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      "import('./scripts/project-folder.mjs').then((m) => console.log(m.projectFolder()))",
    ],
    { cwd: join(folder, 'flow-triggers'), env: {} },
  )
  assert.equal(stdout.trim(), folder)
  const scriptsOf = (path: string) =>
    Object.keys(
      (JSON.parse(readFileSync(path, 'utf8')) as { scripts: Record<string, string> }).scripts,
    )
  const ours = scriptsOf('package.json')
  for (const name of scriptsOf(join(folder, 'package.json')))
    assert.ok(ours.includes(name) || name === 'update', name)
})

test('a folder that holds something already, and a title that is too long, are refused', async (context) => {
  const full = temporaryFolder(context, { 'a.txt': '' })
  const surroundings = {
    ...{ project: full, engine: process.cwd(), ask: () => assert.fail() },
    git: () => assert.fail('Nothing is made'),
  }
  const refuses = (args: readonly string[], text: RegExp) =>
    assert.rejects(runProgram(newProgram, surroundings, ['project', ...args]), text)
  await refuses([full], /is not empty/)
  const title = 'A name that nobody could read in a list'
  await refuses([join(full, 'b'), '--title', title], /title must NOT have more than 30/)
  assert.ok(!existsSync(join(full, 'b')))
})
