import assert from 'node:assert/strict'
import { dirname } from 'node:path'
import { after, test } from 'node:test'
import { failTimes } from 'flow-simulator'
import { addsUp } from '../../src/delivery-store/account.js'
import { lazy } from '../../src/storage/lazy.js'
import {
  identityClientId,
  identitySettings,
  startIdentityStorage,
} from '../support/identity/identity-storage.js'
import { inAnHour, storageToken } from '../support/identity/identity-endpoint.js'
import { runCommandLine } from '../support/run-command-line.js'
import { azCommand } from '../support/identity/az-command.js'
import { useWorld } from '../support/world.js'

const storage = lazy(() => startIdentityStorage())
const world = useWorld({
  prepare: async () => {
    const { connectionString, environment } = await storage()
    return { ...environment, ...identitySettings(connectionString) }
  },
})
after(async () => (await storage()).stop())

test('an app with a managed identity and no key subscribes, fires, retries, lists and accounts', async () => {
  const flow = world.flows().flow({ answer: failTimes(1, { kind: 'unavailable' }) })
  await flow.subscribe(world.host().url, 'instore')
  const payload = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }
  const account = await world.settled((await world.fire('instore', payload)).location)
  assert.ok(addsUp(account))
  assert.equal(account.delivered, 1)
  assert.equal(flow.requests().length, 2)
  const headers = { authorization: `Bearer ${await world.token()}` }
  const listed = await fetch(`${world.host().url}/list/instore`, { headers })
  assert.deepEqual(await listed.json(), [payload])
  assert.equal(await flow.unsubscribe(), 200)

  const { asked } = await storage()
  assert.ok(asked.length > 0)
  for (const each of asked)
    assert.deepEqual(each, { resource: 'https://storage.azure.com', clientId: identityClientId })
})

test('an operator’s commands take the token of the user who is signed in to the Azure CLI', async (context) => {
  const { connectionString, environment } = await storage()
  const { NODE_EXTRA_CA_CERTS = '' } = environment
  const settings = { ...identitySettings(connectionString), NODE_EXTRA_CA_CERTS }
  const account = (PATH: string) =>
    runCommandLine('tools/account/main.js', [], { ...settings, PATH })

  const signedIn = await account(azCommand(context, storageToken(inAnHour())))
  assert.equal(signedIn.code, 0)
  assert.match(signedIn.stdout, /1/)

  const signedOut = await account(dirname(process.execPath))
  assert.equal(signedOut.code, 1)
  assert.match(signedOut.stderr, /Nobody is signed in to Azure here\. Sign in with "az login"\./)
})
