import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { floors } from './floors.js'

const documentsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))

const ours = [...documentsIn('.'), ...documentsIn('docs')]
const others = [
  ...readdirSync('packages').map((name) => `packages/${name}`),
  ...['connector', 'connector/github'],
].flatMap(documentsIn)

/** What the first group of a pattern matches in a document. */
const matches = (path: string, pattern: RegExp): string[] =>
  [...readFileSync(path, 'utf8').matchAll(pattern)].flatMap(([, found]) => found ?? [])

/** A heading's anchor, as GitHub makes it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\- ]/gu, '')
    .replaceAll(' ', '-')

const isResolved = (document: string, link: string): boolean => {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? document : join(dirname(document), path)
  if (!existsSync(target)) return false
  return (
    anchor === undefined ||
    matches(target, /^#+ (.+)$/gm)
      .map(anchorOf)
      .includes(anchor)
  )
}

test('every relative link of a document leads somewhere', () => {
  const links = [...ours, ...others].flatMap((document) =>
    matches(document, /\]\(([^)\s]+)\)/g)
      .filter((link) => !/^[a-z]+:/.test(link))
      .map((link) => ({ document, link })),
  )
  assert.ok(links.length > 50)
  assert.deepEqual(
    links.filter(({ document, link }) => !isResolved(document, link)),
    [],
  )
})

test('every path that a document names is there', () => {
  const folders = 'src|test|tools|packages|local|bench|scripts|docs|catalogue'
  const named = new RegExp(`\`((?:${folders})/[^\`\\s*{<…]*)\``, 'g')
  const paths = ours.flatMap((document) =>
    matches(document, named).map((path) => ({ document, path })),
  )
  assert.ok(paths.length > 20)
  assert.deepEqual(
    paths.filter(({ path }) => !existsSync(path)),
    [],
  )
})

test('the picture of the floors shows all of them, in their order', () => {
  const [picture = ''] = matches('docs/architecture.md', /```mermaid\n([^]*?)```/g)
  const labels = [...picture.matchAll(/(\w+)\["([^"]+)"\]/g)]
  const roomsOf = new Map(labels.map(([, box = '', rooms = '']) => [box, rooms.split(' · ')]))
  const below = new Map<string, string>()
  for (const line of picture.split('\n')) {
    const chain = line.split('-->').map((box) => /\w+/.exec(box)?.[0] ?? '')
    for (const [index, box] of chain.slice(1).entries()) below.set(chain[index] ?? '', box)
  }
  const boxes = ['functions']
  while (boxes.length < floors.length) boxes.unshift(below.get(boxes[0] ?? '') ?? '')
  const shown = boxes.map((box) => roomsOf.get(box))
  assert.deepEqual(shown, floors)
  assert.equal(roomsOf.size, floors.length)
})
