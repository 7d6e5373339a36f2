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

/** All folders but those of tests, whose support is shared as widely as what they test. */
const described = [
  ...sourceFolders.filter((folder) => !isTest(`${folder}/`)),
  'packages/flow-simulator/page',
  'test/support',
]

/** An export that begins a line, with the docstring right above it. What is handed on from another file has its own there. */
const exported =
  /(?:\/\*\*(?<said>(?:(?!\*\/)[^])*)\*\/\n)?^export (?!(?:type )?(?:\{[^}]*\}|\*(?: as \w+)?) from )(?<name>.[^\n=(<:{]*)/gm

/** One word, or none, promises nothing. */
const isSaid = (text = '') => /\w\W+\w/.test(text)

test('every export says what it promises', () => {
  const found = described.flatMap(sourceFiles).flatMap(({ path, text }) =>
    [...text.matchAll(exported)].map(({ groups = {} }) => ({
      name: `${path}: ${(groups.name ?? '').trim()}`,
      said: groups.said,
    })),
  )
  assert.ok(found.length > 2000)
  assert.deepEqual(
    found.filter(({ said }) => !isSaid(said)).map(({ name }) => name),
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

/** Folders that are uploaded: the app as it was built, and what a remote build makes it of. */
const deployed = ['catalogue', 'console', 'dist', 'packages', 'scripts', 'src']

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

test('of what is compiled, the bundle alone is deployed', () => {
  assert.deepEqual(
    readdirSync('dist').filter((name) => !ignoredPaths.includes(`dist/${name}`)),
    ['app'],
  )
})

test('of a package of this repository, its description alone is deployed, which npm install asks for', () => {
  const files = readdirSync('packages').flatMap((name) =>
    readdirSync(`packages/${name}`).map((file) => `packages/${name}/${file}`),
  )
  assert.deepEqual(
    files.filter((path) => !path.endsWith('/package.json') && !ignoredPaths.includes(path)),
    [],
  )
})

test('the settings of one’s own machine are never deployed', () => {
  assert.ok(ignoredPaths.includes('local.settings*.json'))
})

test('a folder is kept out at the root only: packages have folders of the same names', () => {
  const lines = readFileSync('.funcignore', 'utf8').split('\n')
  const loose = lines.filter((line) => line !== '' && !/^[#/]/.test(line))
  assert.deepEqual(loose, [])
})
