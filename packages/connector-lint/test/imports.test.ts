import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { memberOf, membersOf } from '../src/json/json-value.js'

const PACKAGE = join(import.meta.dirname, '..', '..')

const manifest: unknown = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
const named = (list: string) => membersOf(memberOf(manifest, list)).map(([name]) => name)

/** What the files of a folder import from outside the folders given, other than packages. */
const strays = (folder: string, folders: readonly string[], packages: readonly string[]) =>
  readdirSync(join(PACKAGE, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => {
      const file = join(folder, path)
      const text = readFileSync(join(PACKAGE, file), 'utf8')
      const imported = [...text.matchAll(/^(?:import|export|\}) .*\bfrom '([^']+)'$/gm)]
      return imported.map(([, name = '']) => ({ file, name }))
    })
    .filter(({ file, name }) => {
      if (!name.startsWith('.')) return !isBuiltin(name) && !packages.includes(name)
      const [first = ''] = join(dirname(file), name).split(/[\\/]/)
      return !folders.includes(first)
    })

test('the source imports itself and the packages that are installed with it', () => {
  assert.deepEqual(strays('src', ['src'], named('dependencies')), [])
})

test('the tests import the package and nothing around it', () => {
  assert.deepEqual(strays('test', ['src', 'test'], named('dependencies')), [])
})
