import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { askAtTerminal } from '../../../tools/new/ask-at-terminal.js'

test('each line answers one question, however they come; an empty one takes what is proposed', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = new PassThrough()
  const { ask, close } = askAtTerminal({ input, output })
  input.end('visit\n\nlast')
  assert.equal(await ask('Its name', ''), 'visit')
  assert.equal(await ask('Its title', 'Visit'), 'Visit')
  assert.equal(await ask('Its kind', 'string'), 'last')
  assert.equal(await ask('One more', 'none'), 'none')
  assert.match(String(output.read()), /^Its name: Its title \[Visit\]: /)
  close()
})

test('an answer that will not do is asked for again, with the reason; the end of the input ends that', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = new PassThrough()
  const { ask, close } = askAtTerminal({ input, output })
  input.end('In store\ninstore\nbad')
  const faultIn = (answer: string) =>
    /^[a-z]{4,}$/.test(answer) ? undefined : `"${answer}" is no name.`
  assert.equal(await ask('Its name', '', faultIn), 'instore')
  assert.equal(String(output.read()), 'Its name: "In store" is no name.\nIts name: ')
  assert.equal(await ask('Its kind', '', faultIn), '')
  close()
})

test('where nobody sits, what is proposed is taken', async () => {
  const { ask, close } = askAtTerminal({ input: new PassThrough(), output: new PassThrough() })
  assert.equal(await ask('Its title', 'Visit'), 'Visit')
  close()
})
