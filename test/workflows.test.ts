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

/**
 * azd offers to add a workflow of its own, which would provision on each push, where it does not find this name; and the credential that it
 * makes is a branch's: a job with a GitHub environment signs in as that environment, which Entra ID refuses (AADSTS700213).
 * Source: https://github.com/Azure/azure-dev, cli/azd/pkg/pipeline/pipeline.go, and its issue 5473
 */
test('the workflow that deploys is the one that "azd pipeline config" looks for, and may sign in by its credential', () => {
  const deploying = workflows.filter(({ text }) => /azd (deploy|provision|up)/.test(text))
  assert.deepEqual(
    deploying.map(({ name }) => name),
    ['azure-dev.yml'],
  )
  for (const { text } of deploying) {
    assert.match(text, /^ {2}id-token: write$/m)
    assert.doesNotMatch(text, /^ +environment:/m)
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
