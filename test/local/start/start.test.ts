import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import { startLoopbackServer } from '../../../local/loopback-server.js'
import { runCommandLine } from '../../support/run-command-line.js'
import { runScript } from '../../support/run-script.js'
import { sendHttpFile } from '../../support/send-http-file.js'

let cwd: string
before(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'start-'))
})
after(() => rm(cwd, { recursive: true, force: true }))

const start = (t: TestContext, ...args: string[]) => runScript(t, 'local/start.js', args, { cwd })
const isWindows = process.platform === 'win32'

const lineOf = (text: string, start: string) =>
  text.split('\n').find((line) => line.startsWith(start)) ?? ''

test('the token works, the simulated flow runs, what comes next is told, and SIGTERM drains', async (t) => {
  if (isWindows) {
    t.skip('Windows has no SIGTERM')
    return
  }
  const app = start(t, '--port', '0')
  const [, url = ''] = /on (\S+) \(Ctrl\+C/.exec(await app.line(/is running on/)) ?? []
  await app.line(/^Documentation/)
  const headers = { authorization: `Bearer ${lineOf(app.text(), 'eyJ')}` }
  assert.equal((await fetch(`${url}/subscriptions`, { headers })).status, 200)

  const [, play = ''] = /(http\S+\/play#\S+)/.exec(app.text()) ?? []
  const { origin, hash } = new URL(play)
  assert.equal(origin, url)
  assert.match((await fetch(`${url}/play`)).headers.get('content-security-policy') ?? '', /'none'/)
  const ask = { method: 'POST', body: '{}' }
  assert.equal((await fetch(`${url}/play/api/connector`, ask)).status, 401)
  const token = { 'x-play-token': hash.slice(1) }
  const asked = await fetch(`${url}/play/api/connector`, { ...ask, headers: token })
  assert.equal(((await asked.json()) as { baseUrl: string }).baseUrl, url)

  const post = async (path: string, who: string, body: string) => {
    const file = (name: string) => readFile(join(cwd, '.azurite/try', name), 'utf8')
    const [name = '', value = ''] = (await file(`${who}.txt`)).trim().split(': ')
    return fetch(url + path, { method: 'POST', headers: { [name]: value }, body: await file(body) })
  }
  const subscribed = await post('/event/instore', 'subscriber', 'subscribe.json')
  assert.equal(subscribed.status, 201)
  assert.ok(subscribed.headers.get('location')?.startsWith(url))
  const unsubscribe = await app.line(/curl -i -X DELETE/)
  assert.ok(unsubscribe.includes(subscribed.headers.get('location') ?? '?'))

  assert.equal((await post('/fire/instore', 'publisher', 'instore.json')).status, 202)
  await app.line(/the simulated flow runs, with instore-.*RTX 3090/)
  await app.line(/curl "\S+\/fire\/status\/instore-/)

  app.kill('SIGTERM')
  const { code, text } = await app.ended
  assert.equal(code, 0, text)
  assert.match(text, /Stopped\.$/)
})

test('the next run keeps the events, forgets the simulated flow of the former one, and commands find its storage', async (t) => {
  if (isWindows) {
    t.skip('Windows has no SIGTERM')
    return
  }
  const app = start(t, '--port', '0')
  const [, url = ''] = /on (\S+) \(Ctrl\+C/.exec(await app.line(/is running on/)) ?? []
  await app.line(/^Documentation/)
  const headers = { authorization: `Bearer ${lineOf(app.text(), 'eyJ')}` }
  const read = async (path: string) => (await fetch(url + path, { headers })).json()
  assert.deepEqual(await read('/subscriptions'), [])
  // The sample that a first start fires, and the event of the former run.
  assert.equal(((await read('/list/instore')) as unknown[]).length, 2)

  const sent = await sendHttpFile(
    await readFile('test.http', 'utf8'),
    await readFile(join(cwd, '.env'), 'utf8'),
    cwd,
  )
  assert.ok(sent.length > 10)
  for (const { title, response } of sent) assert.ok(response.ok, `${title}: ${response.status}`)

  const account = await runCommandLine('tools/account/main.js', [], {}, cwd)
  assert.equal(account.code, 0, account.stderr)

  app.kill('SIGTERM')
  assert.equal((await app.ended).code, 0)
})

test('storage and issuer named in local.settings.json are not started; a storage that does not answer is told', async (t) => {
  if (isWindows) {
    t.skip('Windows has no SIGTERM')
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'start-named-'))
  const Values = {
    AzureWebJobsStorage:
      'DefaultEndpointsProtocol=http;AccountName=shop;AccountKey=c2VjcmV0;QueueEndpoint=http://127.0.0.1:1/shop;TableEndpoint=http://127.0.0.1:1/shop;',
    AzureAd__Instance: 'https://login.example.com/',
    PUBLIC_BASE_URL: '',
  }
  await writeFile(join(folder, 'local.settings.json'), JSON.stringify({ Values }))
  const app = runScript(t, 'local/start.js', ['--port', '0'], { cwd: folder })
  await app.line(/^The storage http:\/\/127\.0\.0\.1:1\/shop does not answer\. Start it/)
  await app.line(/az account get-access-token --tenant/)
  assert.ok(!app.text().includes('c2VjcmV0'))
  app.kill('SIGTERM')
  assert.equal((await app.ended).code, 0)
  await rm(folder, { recursive: true, force: true })
})

test('a port in use is told in a sentence', async (t) => {
  const other = await startLoopbackServer(() => undefined)
  const { port } = new URL(other.url)
  const { code, text } = await start(t, '--port', port).ended
  await other.stop()
  assert.equal(code, 1)
  assert.match(
    text,
    new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is in use\\. .*--port 7072$`, 'm'),
  )
})

test('--help and a wrong port are answered', async (t) => {
  const help = await start(t, '--help').ended
  assert.equal(help.code, 0)
  assert.match(help.text, /--port 7072/)
  assert.match(help.text, /--watch +starts the app anew/)
  for (const [wrong, text] of [
    [start(t, '--port', 'many'), /'--port <number>' argument 'many' is invalid.*from 0 to 65535/],
    [start(t, '--port', '65536'), /from 0 to 65535/],
    [start(t, '--verbos'), /Did you mean --verbose\?/],
    [
      runScript(t, 'local/start.js', [], { cwd, env: { PORT: 'many' } }),
      /from env 'PORT' is invalid/,
    ],
  ] as const) {
    const told = await wrong.ended
    assert.equal(told.code, 2)
    assert.match(told.text, text)
    assert.match(told.text, /"npm start -- --help" shows how/)
  }
})
