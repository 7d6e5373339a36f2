import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { runScript } from '../support/run-script.js'

const token = `e30.${Buffer.from('{"oid":"a","tid":"b"}').toString('base64url')}.x`
const run = (t: TestContext, ...args: string[]) => runScript(t, 'test/contract/main.js', args).ended

test('--help says what it does and exits 0', async (t) => {
  const { code, text } = await run(t, '--help')
  assert.equal(code, 0)
  assert.match(text, /--publisher-key/)
})

test('what is missing or wrong is named, with exit code 2', async (t) => {
  for (const [args, missing] of [
    [[], /--url <base>/],
    [['--url', 'http://127.0.0.1:1'], /token is missing: --token/],
    [['--url', 'http://127.0.0.1:1', '--token', token], /--publisher-key <key>/],
    [['--url'], /'--url <base>' argument missing/],
    [['--url', 'http://127.0.0.1:1', '--tokn', 'x'], /Did you mean --token\?/],
    [['--url', 'nowhere'], /'nowhere' is invalid. It is no URL/],
  ] as const) {
    const { code, text } = await run(t, ...args)
    assert.equal(code, 2)
    assert.match(text, missing)
    assert.match(text, /"npm run contract -- --help" shows how/)
  }
})

test('options come from the environment too, and what may be a secret is not repeated', async (t) => {
  const env = { CONTRACT_URL: 'http://127.0.0.1:1', CONTRACT_TOKEN: 'SECRET' }
  const { code, text } = await runScript(
    t,
    'test/contract/main.js',
    ['--publisher-key', 'SECRET'],
    {
      env,
    },
  ).ended
  assert.equal(code, 2)
  assert.match(text, /--token is no token of a user/)
  assert.doesNotMatch(text, /SECRET/)
})

test('an app that does not answer is told', async (t) => {
  const url = 'http://127.0.0.1:1'
  const { code, text } = await run(t, '--url', url, '--token', token, '--publisher-key', 'k')
  assert.equal(code, 1)
  assert.match(text, /http:\/\/127\.0\.0\.1:1 does not answer: .*npm start/)
})
