import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Address } from '../../src/connections/address.js'
import { callbackDispatcher } from '../../src/connections/callback-dispatcher.js'
import { checkedHosts } from '../../src/connections/checked-hosts.js'
import { openSocket } from '../../src/connections/open-socket.js'
import { resolveHost } from '../../src/connections/resolve-host.js'
import { httpExchange } from '../../src/deliveries/attempt/http-exchange.js'
import { serveNames, type Records } from '../support/name-server.js'
import { serve } from '../support/posting.js'

const [outside, inside] = ['20.50.1.1', '10.0.0.7']
const unused = () => Promise.reject(new Error('The system was asked'))

/** Addresses that a host resolves to, and is found at. */
const found = (hostname: string, addresses: readonly string[], allowLoopback: boolean) =>
  checkedHosts({
    allowLoopback,
    resolveHost: () =>
      Promise.resolve(
        addresses.map((address): Address => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
  })(hostname)

/** Opens sockets by names of a name server; tells which addresses would be connected to. */
const opener = async (context: TestContext, records: Records) => {
  const { resolver, asked } = await serveNames(context, records, 0)
  const connected: string[][] = []
  /** Each time by an instance that has asked for nothing yet. */
  const open = (hostname: string) =>
    new Promise<string>((resolve) => {
      const resolving = resolveHost({ resolver, lookUp: unused })
      openSocket({
        resolveHost: checkedHosts({ resolveHost: resolving, allowLoopback: false }),
        raceAddresses: (addresses, _port, end) => {
          connected.push(addresses.map(({ address }) => address))
          end(new Error('Not in this test'))
          return () => undefined
        },
      })({ hostname, protocol: 'http:', port: '' }, (...[error]) => {
        resolve(error?.message ?? '')
      })
    })
  return { asked, connected, open }
}

test('what is connected to is the very answer that was checked, and the second answer is checked anew', async (context) => {
  const { asked, connected, open } = await opener(context, {
    'rebinding.test': { inTurn: [[outside], [inside], ['169.254.169.254'], ['127.0.0.1']] },
  })
  await open('rebinding.test')
  assert.deepEqual(connected, [[outside]])
  assert.equal(asked.length, 2) // for IPv4 and IPv6, each once
  for (let i = 0; i < 3; i++) assert.equal(await open('rebinding.test'), 'address-not-public')
  assert.deepEqual(connected, [[outside]])
})

test('one address that is not public refuses the host, wherever it stands', async (context) => {
  const { connected, open } = await opener(context, {
    'first.test': [inside, outside],
    'last.test': [outside, '8.8.8.8', inside],
  })
  assert.equal(await open('first.test'), 'address-not-public')
  assert.equal(await open('last.test'), 'address-not-public')
  for (const other of ['::1', '::ffff:10.0.0.1', 'fd00::1', '64:ff9b::a00:1'])
    await assert.rejects(found('mixed.test', [outside, other], false), /address-not-public/)
  assert.deepEqual(connected, [])
})

test('an address in the place of a name is checked as well', async (context) => {
  const { connected, open } = await opener(context, {})
  for (const address of ['127.0.0.1', inside, '::1', 'fd00::1', '::ffff:127.0.0.1'])
    assert.equal(await open(address), 'address-not-public')
  assert.deepEqual(connected, [])
})

test('this machine is found where that is allowed, by its own names, and nothing else by them', async () => {
  const own = [
    ['localhost', ['127.0.0.1', '::1']],
    ['127.0.0.1', ['127.0.0.1']],
    ['::1', ['::1']],
  ] as const
  for (const [name, addresses] of own) {
    assert.equal((await found(name, addresses, true)).length, addresses.length)
    await assert.rejects(found(name, addresses, false), /address-not-public/)
  }
  for (const hostname of ['contoso.test', 'localhost.contoso.test'])
    await assert.rejects(found(hostname, ['127.0.0.1'], true), /address-not-public/)
  for (const address of [inside, outside, '::ffff:127.0.0.1', '127.0.0.1.evil.test'])
    await assert.rejects(found('localhost', [address], true), /address-not-public/)
})

test('a callback is not connected to at an address of this machine unless that is allowed', async (context) => {
  let arrived = 0
  const url = await serve(context, (_request, response) => {
    arrived++
    response.writeHead(202).end()
  })
  const post = async (allowLoopback: boolean, hostname: string) => {
    const real = callbackDispatcher({ maxSockets: 10, maxIdle: 10, allowLoopback })
    const made = await httpExchange(real)(
      { origin: url.replace('127.0.0.1', hostname), path: '/', method: 'POST' },
      { timeoutMs: 5_000, bodyBytes: 100 },
    )
    real.closeIdle()
    return 'error' in made ? made.error : made.status
  }
  for (const hostname of ['127.0.0.1', 'localhost']) {
    assert.equal(await post(false, hostname), 'address-not-public')
    assert.equal(arrived, 0)
  }
  assert.equal(await post(true, '127.0.0.1'), 202)
})
