import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { runScript } from '../../support/run-script.js'
import { startStorage } from '../../support/storage.js'

const ansi = '\u001b['

// Demos that do not come to their end need no storage of their own.
const { connectionString: AzureWebJobsStorage, stop } = await startStorage()
after(stop)

test('the demo shows each flow its events, adds up and exits 0', async (t) => {
  const { code, text } = await runScript(t, 'local/demo.js').ended
  assert.equal(code, 0, text)
  assert.match(
    text,
    /^Everything adds up: 6 events, 8 attempts, 6 deliveries: 5 delivered, 1 parked, none lost/m,
  )
  assert.match(text, /Orders to the ERP +3 .* 202 +delivered: recovered/)
  assert.match(text, /Count the stock .* 400 +the flow is off → parked/)
  assert.match(text, /Nothing arrives, as it should be/)
  assert.ok(!text.includes(ansi), 'no colours where nobody sees them')
})

test('the demo exits 1 with the reason when a delivery does not arrive', async (t) => {
  // One retry is too few for the flow that fails twice.
  const { code, text } = await runScript(t, 'local/demo.js', [], { env: { RETRY_SCHEDULE: '0' } })
    .ended
  assert.equal(code, 1, text)
  assert.match(text, /^neworder: 2 delivered, where 3 should be\.$/m)
  assert.match(text, /^neworder: "Orders to the ERP" never ran\.$/m)
  assert.match(text, /^It does NOT add up/m)
})

test('the demo exits 1 with the reason when a part does not come up', async (t) => {
  const env = { AzureWebJobsStorage, AzureAd__Instance: 'https://login.example/' }
  const named = await runScript(t, 'local/demo.js', [], { env }).ended
  assert.equal(named.code, 1)
  assert.match(named.text, /AzureAd__Instance names an issuer/)
  const wrong = { AzureWebJobsStorage, RETRY_SCHEDULE: 'soon' }
  const broken = await runScript(t, 'local/demo.js', [], { env: wrong }).ended
  assert.equal(broken.code, 1)
  assert.match(broken.text, /RETRY_SCHEDULE holds "soon"/)
})

test('Ctrl+C stops the demo', async (t) => {
  if (process.platform === 'win32') {
    t.skip('Windows cannot send Ctrl+C to one process')
    return
  }
  const demo = runScript(t, 'local/demo.js', ['--verbose'], { env: { AzureWebJobsStorage } })
  await demo.line(/The flows subscribe/)
  demo.kill('SIGINT')
  const { code, text } = await demo.ended
  assert.equal(code, 130, text)
  assert.match(text, /Stopped\.$/)
})

test('--help and wrong options are answered', async (t) => {
  const help = await runScript(t, 'local/demo.js', ['--help']).ended
  assert.equal(help.code, 0)
  assert.match(help.text, /--verbose/)
  const wrong = await runScript(t, 'local/demo.js', ['--colour']).ended
  assert.equal(wrong.code, 2)
  assert.match(wrong.text, /'--colour'\n"npm run demo -- --help" shows how/)
})
