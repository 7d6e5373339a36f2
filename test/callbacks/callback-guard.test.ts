import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callbackGuard } from '../../src/callbacks/callback-guard.js'
import { defaultCallbackHosts } from '../../src/callbacks/callback-hosts.js'
import { isOpenDomain } from '../../src/callbacks/open-domains.js'
import { parseCallbackUrl } from '../../src/callbacks/parse-callback-url.js'
import { Problem } from '../../src/problem.js'

const guard = callbackGuard({ allowedHosts: defaultCallbackHosts, allowLoopback: false })
const localGuard = callbackGuard({ allowedHosts: defaultCallbackHosts, allowLoopback: true })

const good = 'https://prod-1.westeurope.logic.azure.com'
const rest = '/workflows/a1/triggers/manual/paths/invoke?sv=1.0&sig=S3CR3T'

const allowed = [
  `${good}${rest}`,
  `${good}:443${rest}`,
  `HTTPS://PROD-1.WestEurope.Logic.Azure.Com${rest}`,
  good,
  `${good}?sig=S3CR3T`,
  `${good}/a/../b//c?x=%2F%20'|{}\\`,
  `https://default1.2.environment.api.powerplatform.com${rest}`,
  `https://prod-1.usgovtexas.logic.azure.us${rest}`,
  `https://e.api.gov.powerplatform.microsoft.us${rest}`,
  `https://e.api.high.powerplatform.microsoft.us${rest}`,
  `https://e.api.appsplatform.us${rest}`,
  `https://prod-1.chinanorth.logic.azure.cn${rest}`,
  `https://e.api.powerplatform.partner.microsoftonline.cn${rest}`,
]

for (const url of allowed) {
  test(`${url} may be called`, () => {
    assert.equal(guard(url), undefined)
  })
}

const hosts = [
  'evil.com',
  '.logic.azure.com',
  'prod-1.logic.azure.com:8443',
  'logic.azure.com',
  'logic.azure.com.evil.com',
  'prod-1.logic.azure.com.evil.com',
  'evillogic.azure.com',
  'x.evillogic.azure.com',
  'prod-1.logic.azure.com.',
  'management.azure.com',
  'contoso.azurewebsites.net',
  'api.powerplatform.com',
  'localhost',
  'sub.localhost',
  'metadata',
  'prod-1.logic.azure.com%00.evil.com',
  'prod-1.logic.azure.com%2eevil.com',
  '[::1]',
  '[::ffff:169.254.169.254]',
  '[::ffff:a9fe:a9fe]',
  '[fd00::1]',
  '127.0.0.1',
  '169.254.169.254',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '127.1',
  '0',
  '%31%32%37.0.0.1',
]

for (const host of hosts) {
  test(`the host ${host} is refused`, () => {
    assert.notEqual(guard(`https://${host}${rest}`), undefined)
    assert.notEqual(guard(`https://${host}:443${rest}`), undefined)
  })
}

const refused = [
  '',
  'hello',
  '/workflows/a1',
  '//prod-1.logic.azure.com/a',
  'https:prod-1.logic.azure.com/a',
  'https:///prod-1.logic.azure.com/a',
  'https://',
  'https://?a',
  `http://prod-1.logic.azure.com${rest}`,
  `ftp://prod-1.logic.azure.com${rest}`,
  'javascript:alert(1)',
  'file:///etc/passwd',
  `https://user@prod-1.logic.azure.com${rest}`,
  `https://user:word@prod-1.logic.azure.com${rest}`,
  `https://@prod-1.logic.azure.com${rest}`,
  `https://prod-1.logic.azure.com@evil.com${rest}`,
  `https://prod-1.logic.azure.com:443@evil.com${rest}`,
  `https://evil.com\\@prod-1.logic.azure.com${rest}`,
  `https:\\\\prod-1.logic.azure.com${rest}`,
  `https://evil.com\\.logic.azure.com${rest}`,
  `https://evil.com#.logic.azure.com${rest}`,
  `https://evil.com/.logic.azure.com${rest}`,
  `https://evil.com?.logic.azure.com${rest}`,
  `${good}${rest}#fragment`,
  `${good}${rest}#`,
  ` ${good}${rest}`,
  `${good}${rest} `,
  `${good}${rest}\n`,
  `${good}/a\tb`,
  `${good}/a b`,
  `https://evil.com\t.logic.azure.com${rest}`,
  `https://evil.com\n.logic.azure.com${rest}`,
  `${good}/a\r\nX-Evil: 1`,
  `${good}/\u0000`,
  `${good}/\u007f`,
  `${good}/é`,
  `https://prod-1.lögic.azure.com${rest}`,
  `https://evil.com\u3002logic.azure.com${rest}`,
  `https://prod-1.logic.azure.com\uff0fevil.com${rest}`,
  `${good}:99999${rest}`,
  `${good}:x${rest}`,
]

for (const url of refused) {
  test(`${JSON.stringify(url)} is refused, with loopback allowed or not`, () => {
    assert.notEqual(guard(url), undefined)
    assert.notEqual(localGuard(url), undefined)
  })
}

test('a URL of 8,192 characters may be called, one of 8,193 not', () => {
  const url = (length: number) => `${good}/`.padEnd(length, 'a')
  assert.equal(guard(url(8192)), undefined)
  assert.match(guard(url(8193)) ?? '', /8193 characters/)
})

test('this machine may be called only where that is allowed, plainly or not, on any port', () => {
  for (const host of ['localhost:8080', '127.0.0.1:8080', '[::1]:8080', '127.1:8080']) {
    for (const scheme of ['http', 'https']) {
      assert.equal(localGuard(`${scheme}://${host}${rest}`), undefined)
      assert.notEqual(guard(`${scheme}://${host}${rest}`), undefined)
    }
  }
  assert.notEqual(localGuard(`http://user@localhost${rest}`), undefined)
  assert.notEqual(localGuard(`http://127.0.0.2${rest}`), undefined)
  assert.notEqual(localGuard(`http://localhost.evil.com${rest}`), undefined)
})

test('only the hosts that are set are called, a full name only as it stands', () => {
  const own = callbackGuard({
    allowedHosts: ['hooks.contoso.example', '*.fabrikam.example'],
    allowLoopback: false,
  })
  assert.equal(own('https://hooks.contoso.example/a'), undefined)
  assert.equal(own('https://a.b.fabrikam.example/a'), undefined)
  assert.notEqual(own('https://x.hooks.contoso.example/a'), undefined)
  assert.notEqual(own('https://fabrikam.example/a'), undefined)
  assert.notEqual(own(`${good}${rest}`), undefined)
})

test('a domain’s names are called where they are its own, not where anyone can have one', () => {
  const own = callbackGuard({
    allowedHosts: ['*.azure.com', '*.azurewebsites.net', 'contoso.azurewebsites.net', '*.co.uk'],
    allowLoopback: false,
  })
  const mayBe = ['prod-1.westeurope.logic.azure.com', 'contoso.azurewebsites.net']
  const mayNotBe = ['x.cloudapp.azure.com', 'evil.westeurope.cloudapp.azure.com', 'evil.co.uk']
  for (const host of mayBe) assert.equal(own(`https://${host}${rest}`), undefined, host)
  for (const host of [...mayNotBe, 'evil.azurewebsites.net', 'a.contoso.azurewebsites.net'])
    assert.match(own(`https://${host}${rest}`) ?? '', /not an allowed one/, host)
})

test('no name below a default host is someone else’s', () => {
  assert.deepEqual(
    defaultCallbackHosts.filter((host) => isOpenDomain(host.slice(2))),
    [],
  )
})

test('no verdict holds the query, and it is the same when it is asked again', () => {
  for (const url of [...hosts.map((host) => `https://${host}${rest}`), ...refused]) {
    const verdict = guard(url)
    assert.equal(verdict?.includes('S3CR3T'), false)
    assert.equal(guard(url), verdict)
  }
})

const codeOf = (body: unknown) => {
  try {
    return parseCallbackUrl(body, guard)
  } catch (error) {
    return error instanceof Problem ? [error.code, error.status] : error
  }
}

test('the callback URL is taken from a subscribe call’s body as it stands', () => {
  assert.equal(codeOf({ Url: `${good}${rest}` }), `${good}${rest}`)
})

test('a subscribe call without a callback URL, or with one that may not be called, is refused', () => {
  for (const body of [null, undefined, 'x', 5, [], {}, { url: good }, { Url: '' }, { Url: 5 }])
    assert.deepEqual(codeOf(body), ['url-missing', 400])
  assert.deepEqual(codeOf({ Url: 'https://evil.com/' }), ['url-not-allowed', 400])
})
