import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, suite } from 'node:test'
import { runInNewContext } from 'node:vm'
import { buildSync } from 'esbuild'

const home = join(import.meta.dirname, '..', '..')
const modulesHere = join(home, '..', '..', 'node_modules')

/** Runs npm without a shell: npm says itself where it is, a plain "npm" is no program on Windows. */
const npm = (...args: string[]) => {
  const [program, first] = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : ['npm', []]
  return execFileSync(program, [...first, ...args], { cwd: home, encoding: 'utf8' })
}

/** As a README shows it, to be read by the strictest of compilers. */
const program = `
import { createClient, ProblemError, verify, type Account } from 'flow-triggers-client'

interface Payloads {
  instore: { storeName: string; productName: string; quantity: number }
  neworder: { orderNumber: string }
}

export const client = createClient<Payloads>({ url: 'https://x.example', token: async () => 'T' })
export const fire = () =>
  client.fire('instore', { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 })
// @ts-expect-error: the quantity is a number
export const wrong = () => client.fire('instore', { storeName: 'a', productName: 'b', quantity: '5' })
export const account = (eventId: string): Promise<Account> => client.settled(eventId)
export const quantity = (request: Request, body: string): number => {
  const delivery = verify<Payloads>(request.headers, body, 'whsec_AAAA')
  return delivery.eventType === 'instore' ? delivery.payload.quantity : 0
}
export const codeOf = (error: unknown) => (error instanceof ProblemError ? error.code : undefined)
`

const compilerOptions = {
  ...{ target: 'ES2022', lib: ['ES2022', 'DOM'], types: [], noEmit: true },
  ...{ module: 'NodeNext', strict: true, exactOptionalPropertyTypes: true },
}

suite('packed and installed in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flow-triggers-client-'))
  after(() => {
    rmSync(folder, { recursive: true })
  })
  const modules = join(folder, 'node_modules')
  const installed = join(modules, 'flow-triggers-client')
  mkdirSync(installed, { recursive: true })
  npm('pack', '--offline', '--silent', '--ignore-scripts', '--pack-destination', folder)
  const packed = ['-xzf', 'flow-triggers-client-0.1.0.tgz', '-C', installed]
  execFileSync('tar', [...packed, '--strip-components=1'], { cwd: folder })
  for (const name of ['standardwebhooks', '@stablelib/base64', 'fast-sha256'])
    cpSync(join(modulesHere, name), join(modules, name), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'use.ts'), program)

  test('it type-checks without the types of Node, its own declarations included', () => {
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
    const tsc = join(modulesHere, '@typescript/native/bin/tsc')
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], {
      encoding: 'utf8',
    })
    assert.deepEqual([stdout, status], ['', 0])
  })

  test('Node imports it by its name', () => {
    const script =
      "import { createClient, verify } from 'flow-triggers-client'; console.log(typeof createClient, typeof verify)"
    const args = ['--input-type=module', '-e', script]
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    assert.equal(stdout, 'function function\n')
  })

  test('a browser, where there is nothing of Node, fires an event with it', async () => {
    const { outputFiles } = buildSync({
      entryPoints: [join(folder, 'use.ts')],
      ...{ bundle: true, write: false, platform: 'browser', format: 'iife' },
      globalName: 'app',
    })
    const sent: string[] = []
    const web = {
      fetch: (url: string) => {
        sent.push(url)
        return Promise.resolve(new Response('{"eventId":"instore-1"}', { status: 202 }))
      },
      ...{ AbortSignal, URL, crypto, TextDecoder, TextEncoder },
    }
    const context: typeof web & { app?: { fire: () => Promise<unknown> } } = web
    runInNewContext(outputFiles[0]?.text ?? '', context)
    // Compared as text: an object of another realm has other prototypes.
    assert.equal(
      JSON.stringify(await runInNewContext('app.fire()', context)),
      '{"eventId":"instore-1"}',
    )
    assert.deepEqual(sent, ['https://x.example/fire/instore'])
  })

  test('it holds what it needs, its types, readme and licence, and no tests or maps', () => {
    const holds = (name: string) => existsSync(join(installed, name))
    for (const name of ['README.md', 'LICENSE', 'dist/src/index.js', 'dist/src/index.d.ts'])
      assert.ok(holds(name), name)
    for (const name of ['dist/test', 'test', 'src', 'dist/src/index.js.map'])
      assert.ok(!holds(name), name)
  })
})
