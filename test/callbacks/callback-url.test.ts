import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitCallbackUrl } from '../../src/callbacks/callback-url.js'

const origin = 'https://prod-1.westeurope.logic.azure.com:443'

const paths = [
  '/',
  '/workflows/a1/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=aB-_9',
  '/a%2fb%2Fc%C3%A9%zz',
  "/it's/(a)!*",
  '/a/../b/./c//d/',
  '//double',
  '/a?b=c?d=e&f=/../',
  '/?',
  '/a+b?c=d+e%20f',
  '/a\\b|c{d}^e`"<>',
]

for (const path of paths) {
  test(`${path} is split off byte for byte`, () => {
    assert.deepEqual(splitCallbackUrl(origin + path), { origin, path })
  })
}

test('a URL without a path is asked for the root, its query as it stands', () => {
  assert.deepEqual(splitCallbackUrl(origin), { origin, path: '/' })
  assert.deepEqual(splitCallbackUrl(`${origin}?sig=a/b`), { origin, path: '/?sig=a/b' })
})

test('what is not an absolute http URL without a fragment is not split', () => {
  for (const url of ['', '/a', 'https:/a', 'ftp://a/b', 'https://', 'https://a/b#c', 'xhttps://a'])
    assert.equal(splitCallbackUrl(url), undefined)
})
