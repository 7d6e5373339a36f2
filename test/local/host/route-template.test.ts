import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileRoute } from '../../../local/host/route-template.js'

const cases: readonly (readonly [string, string, Record<string, string> | undefined])[] = [
  ['a/b', '/A/b/', {}],
  ['a/b', '/a', undefined],
  ['a/b', '/a/b/c', undefined],
  ['', '/', {}],
  ['a.b', '/axb', undefined],
  ['a/{p}', '/a/1', { p: '1' }],
  ['a/{p}', '/a', undefined],
  ['a/{p}', '/a/1/2', undefined],
  ['a/{p}/c', '/a/x%20y/c', { p: 'x y' }],
  ['a/{p}', '/a/x%2Fy', { p: 'x%2Fy' }],
  ['a/{p}', '/a/x%2fy', { p: 'x%2fy' }],
  ['a/{p}', '/a/100%', { p: '100%' }],
  ['a/{p?}', '/a', {}],
  ['a/{p?}', '/a/1', { p: '1' }],
  ['a/{*rest}', '/a', {}],
  ['a/{*rest}', '/a/1/2', { rest: '1/2' }],
  ['a/{p}.json', '/a/x.json', { p: 'x' }],
  ['a/{p:int}', '/a/12', { p: '12' }],
  ['a/{p:int}', '/a/x', undefined],
  ['a/{p:maxlength(2)}', '/a/xy', { p: 'xy' }],
  ['a/{p:maxlength(2)}', '/a/xyz', undefined],
  ['{p:maxlength(0)?}', '/', {}],
  ['{p:maxlength(0)?}', '/a', undefined],
]

for (const [template, path, expected] of cases)
  test(`"${template}" ${expected ? `takes ${JSON.stringify(expected)} from` : 'does not match'} ${path}`, () => {
    assert.deepEqual(compileRoute(template)(path), expected)
  })

test('a parameter that this host does not know is an error', () => {
  assert.throws(() => compileRoute('a/{p:range(1,2)}'), /does not know .*\{p:range\(1,2\)\}/)
})
