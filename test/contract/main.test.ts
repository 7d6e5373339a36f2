import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { UsageError } from '../../tools/command-line/usage-error.js'
import { runScript } from '../support/run-script.js'
import { contractProgram } from './contract-program.js'
import { findTarget } from './find-target.js'

const token = `e30.${Buffer.from('{"oid":"a","tid":"b"}').toString('base64url')}.x`
const run = (t: TestContext, ...args: string[]) => runScript(t, 'test/contract/main.js', args).ended

test('--help says what it does and exits 0', async (t) => {
  const { code, text } = await run(t, '--help')
  assert.equal(code, 0)
  assert.match(text, /--publisher-key/)
})

test('what is missing is named, with exit code 2 and the way to the help', async (t) => {
  const { code, text } = await run(t)
  assert.equal(code, 2)
  assert.match(text, /--url <base>/)
  assert.match(text, /"npm run contract -- --help" shows how/)
})

test('what else is missing or wrong is named, as wrong usage', async () => {
  const program = () =>
    contractProgram(async (options) => {
      await findTarget(options)
    })
  for (const [args, text] of [
    [['--url', 'http://127.0.0.1:1'], /token is missing: --token/],
    [['--url', 'http://127.0.0.1:1', '--token', token], /--publisher-key <key>/],
    [['--url'], /'--url <base>' argument missing/],
    [['--url', 'http://127.0.0.1:1', '--tokn', 'x'], /Did you mean --token\?/],
    [['--url', 'nowhere'], /'nowhere' is invalid. It is no URL/],
  ] as const)
    await assert.rejects(program().parseAsync(args, { from: 'user' }), (error) => {
      assert.ok(error instanceof UsageError, String(error))
      assert.match(error.message, text)
      return true
    })
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
