import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { test, type TestContext } from 'node:test'
import { promisify } from 'node:util'
import { isDeployed } from './support/funcignore.js'
import { functionFiles } from './support/function-files.js'
import { leastSettings } from './support/settings.js'
import { temporaryFolder } from './support/temporary-folder.js'

const run = promisify(execFile)

/** What `func azure functionapp publish` uploads. */
const uploaded = (context: TestContext): string => {
  const folder = temporaryFolder(context, {})
  for (const name of readdirSync('.').filter(isDeployed))
    cpSync(name, join(folder, name), {
      recursive: true,
      filter: (path) => isDeployed(relative('.', path).replaceAll('\\', '/')),
    })
  return folder
}

/** What `azd deploy` uploads. */
const bundle = (context: TestContext): string => {
  const folder = temporaryFolder(context, {})
  cpSync('dist/app', folder, { recursive: true })
  return folder
}

/**
 * Loads what package.json's `main` names, as the worker in Azure does, and prints the functions that this registers: what stopped it is
 * told to the host only if there are some, else the host looks for functions that are described by files.
 * Source: https://github.com/Azure/azure-functions-nodejs-worker, src/setupCoreModule.ts, src/startApp.ts and
 * src/eventHandlers/FunctionsMetadataHandler.ts
 */
const worker = `
  import Module from 'node:module'
  import { readFileSync } from 'node:fs'
  const names = []
  const disposable = { dispose: () => undefined }
  const core = {
    version: '4',
    hostVersion: '4',
    registerFunction: ({ name }) => (names.push(name), disposable),
    registerHook: () => disposable,
    setProgrammingModel: () => undefined,
    log: () => undefined,
  }
  const usual = Module.prototype.require
  Module.prototype.require = function (name) {
    return name === '@azure/functions-core' ? core : usual.call(this, name)
  }
  const { main } = JSON.parse(readFileSync('package.json', 'utf8'))
  try {
    await import(process.cwd() + '/' + main)
  } catch (error) {
    console.error(error.stack)
    if (names.length > 0) throw error
  }
  console.log(JSON.stringify(names))`

const indexed = async (folder: string): Promise<unknown> => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', worker], {
    cwd: folder,
    env: { ...leastSettings },
  })
  return (JSON.parse(stdout) as string[]).sort()
}

const all = functionFiles.map(({ name }) => name)

test('what azd deploys needs nothing beside it, and registers every function', async (context) => {
  const folder = bundle(context)
  assert.deepEqual(await indexed(folder), all)
  const { dependencies, scripts } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { dependencies?: object; scripts?: object }
  assert.deepEqual({ dependencies, scripts }, { dependencies: undefined, scripts: undefined })
  assert.equal(readFileSync(join(folder, 'host.json'), 'utf8'), readFileSync('host.json', 'utf8'))
})

test('what func uploads runs as it is', async (context) => {
  const folder = uploaded(context)
  assert.deepEqual(readdirSync(folder).sort(), [
    ...['catalogue', 'connector.json', 'console', 'dist', 'host.json', 'package-lock.json'],
    ...['package.json', 'packages', 'scripts', 'src'],
  ])
  assert.deepEqual(readdirSync(join(folder, 'dist')), ['app'])
  assert.deepEqual(readdirSync(join(folder, 'scripts')), [
    'build.mjs',
    'bundle-options.mjs',
    'console-bundle.mjs',
    'project-folder.mjs',
  ])
  assert.deepEqual(await indexed(folder), all)
})

test('what func uploads can be built anew, as a remote build does: npm install, npm run build', async (context) => {
  const folder = uploaded(context)
  for (const name of readdirSync('packages'))
    // What npm install needs of a workspace.
    assert.deepEqual(readdirSync(join(folder, 'packages', name)), ['package.json'])
  rmSync(join(folder, 'dist'), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction')
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>
  }
  const [node, ...script] = scripts.build?.split(' ') ?? []
  assert.equal(node, 'node')
  await run(process.execPath, script, { cwd: folder })
  rmSync(join(folder, 'node_modules'))
  assert.deepEqual(await indexed(folder), all)
})

test('what is wrong with the settings is told to the host, which stops, with the line of the source', async (context) => {
  const folder = bundle(context)
  const { stderr } = await run(
    process.execPath,
    ['--enable-source-maps', '--input-type=module', '--eval', worker],
    { cwd: folder, env: {} },
  ).then(
    () => assert.fail('The host is told nothing'),
    (error: unknown) => error as { stderr: string },
  )
  assert.match(stderr, /AzureAd__ClientId is missing/)
  assert.match(stderr, /src\/config\.ts:\d+:\d+/)
})

test('the source map, which the host keeps in memory from the first stack on, is of our own sources', () => {
  const { size } = statSync('dist/app/index.js')
  assert.ok(statSync('dist/app/index.js.map').size < size / 4)
})
