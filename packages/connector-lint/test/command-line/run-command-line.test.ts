import assert from 'node:assert/strict'
import test from 'node:test'
import { runCommandLine } from '../../src/command-line/run-command-line.js'

test('--help tells the commands, and that of a command its options and exit codes', async () => {
  const { exitCode, output } = await runCommandLine(['--help'])
  assert.equal(exitCode, 0)
  assert.match(output, /^Usage: connector-lint [^]* check [^]* diff /)
  for (const command of ['check', 'diff']) {
    const help = await runCommandLine([command, '--help'])
    assert.equal(help.exitCode, 0)
    assert.match(help.output, /Options:[^]*--json[^]*Exit codes: 0 /)
  }
})

test('--version tells the version of the package', async () => {
  assert.match((await runCommandLine(['--version'])).output, /^\d+\.\d+\.\d+\n$/)
})

test('no command and an unknown one exit with 2 and tell the commands', async () => {
  for (const args of [[], ['chek']]) {
    const { exitCode, output, errors } = await runCommandLine(args)
    assert.equal(exitCode, 2)
    assert.equal(output, '')
    assert.match(errors, /Usage: connector-lint \[options\] \[command\]/)
  }
  assert.match((await runCommandLine(['chek'])).errors, /Did you mean check\?/)
})
