import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const folder = '.github/workflows'
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(`${folder}/${name}`, 'utf8'),
}))

/** What the first group of a pattern matches in all workflows. */
const matches = (pattern: RegExp) =>
  workflows.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, found = '']) => found))

test('each action is one commit, which nobody can move, and says which version it is', () => {
  const actions = matches(/uses: (.*)/g)
  assert.ok(actions.length > 5)
  for (const action of actions) assert.match(action, /^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/i)
})

test('no workflow is given a secret, nor more than it asks for', () => {
  for (const { name, text } of workflows) {
    assert.doesNotMatch(text, /secrets\./, name)
    assert.match(text, /^permissions:\n {2}contents: read\n/m, name)
  }
})

test('what workflows run is there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }
  const names = matches(/npm run (?:--silent )?([\w:]+)/g)
  assert.ok(names.length > 1)
  assert.deepEqual(
    names.filter((name) => !(name in scripts)),
    [],
  )
  for (const path of matches(/bash (\S+)/g)) assert.ok(readFileSync(path, 'utf8'))
})
