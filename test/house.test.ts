import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ignoredPaths } from './support/funcignore.js'
import { sourceFiles, sourceFolders, type SourceFile } from './support/source-files.js'

const src = sourceFiles('src')
const functions = src.filter(({ path }) => path.startsWith('src/functions/'))

const offenders = (files: readonly SourceFile[], offends: (file: SourceFile) => boolean) =>
  files.filter(offends).map(({ path, lines }) => `${path} (${lines} lines)`)

const withoutComments = (text: string) => text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')

test('only the composition root reads the environment', () => {
  const readers = src.filter(({ text }) => withoutComments(text).includes('process.env'))
  assert.deepEqual(
    readers.map(({ path }) => path),
    ['src/services.ts'],
  )
})

test('the running app’s services are asked for in one place', () => {
  const users = src.filter(({ text }) => withoutComments(text).includes('services()'))
  assert.deepEqual(
    users.map(({ path }) => path),
    ['src/hosted.ts'],
  )
})

test('a function fits on one screen', () => {
  assert.deepEqual(
    offenders(functions, ({ lines }) => lines > 50),
    [],
  )
})

const isTest = (path: string) => path.startsWith('test/') || path.includes('/test/')

test('no file is longer than a reader’s patience, which tests may ask more of', () => {
  const files = sourceFolders.flatMap(sourceFiles)
  assert.ok(files.length > 500)
  assert.deepEqual(
    offenders(files, ({ path, lines }) => lines > (isTest(path) ? 250 : 150)),
    [],
  )
})

test('each function file registers exactly one function, under its own name', () => {
  assert.ok(functions.length > 5)
  for (const { path, text } of functions) {
    const names = [...text.matchAll(/^app\.\w+\(\s*'([^']+)'/gm)].map(([, name]) => name)
    assert.deepEqual(names, [/([^/]+)\.ts$/.exec(path)?.[1]], path)
    assert.equal([...text.matchAll(/\bapp\./g)].length, 1, path)
  }
})

/** Folders that the app is deployed with: compiled code, its catalogue, and its packages. */
const deployed = ['catalogue', 'dist', 'node_modules']

test('every folder is deployed or kept out of the deployment, each on purpose', () => {
  const folders = readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
  const known = [...deployed, ...ignoredPaths]
  assert.deepEqual(
    folders.filter((name) => !known.includes(name)),
    [],
  )
  assert.deepEqual(
    ignoredPaths.filter((name) => deployed.includes(name)),
    [],
  )
})

test('the compiled code that is deployed is that of src only', () => {
  const compiled = sourceFolders.filter((name) => name !== 'src' && !name.startsWith('packages/'))
  assert.deepEqual(
    compiled.filter((name) => !ignoredPaths.includes(`dist/${name}`)),
    [],
  )
})

test('a package of this repository is not deployed, nor the link by which others import it', () => {
  const names = readdirSync('packages')
  assert.ok(ignoredPaths.includes('packages'))
  assert.deepEqual(
    names.filter((name) => !ignoredPaths.includes(`node_modules/${name}`)),
    [],
  )
})

test('what the compiler notes for itself is not deployed', () => {
  assert.deepEqual(
    readdirSync('dist', { withFileTypes: true })
      .filter((entry) => entry.isFile() && !ignoredPaths.includes(`dist/${entry.name}`))
      .map(({ name }) => name),
    [],
  )
})

test('the settings of one’s own machine are never deployed', () => {
  assert.ok(ignoredPaths.includes('local.settings*.json'))
})

test('a folder is kept out at the root only: packages have folders of the same names', () => {
  const lines = readFileSync('.funcignore', 'utf8').split('\n')
  const loose = lines.filter((line) => line !== '' && !/^[#/]/.test(line))
  assert.deepEqual(loose, ['*.js.map'])
})
