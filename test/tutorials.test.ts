import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { connectorProgram } from '../tools/connector/connector-program.js'
import { registerProgram } from '../tools/register/register-program.js'

const tutorials = ['docs/tutorial.md', 'docs/tutoriel.md'].map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}))
const [english, french] = tutorials

/** What the first group of a pattern matches. */
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

test('each part says how many minutes it takes, the same in both languages', () => {
  const minutes = (text = '') => matches(text, /^## .* \((\d+) minutes\)$/gm)
  assert.equal(minutes(english?.text).length, matches(english?.text ?? '', /^(## )/gm).length)
  assert.deepEqual(minutes(french?.text), minutes(english?.text))
})

test('both languages run the same commands', () => {
  const words = (text = '') => matches(text, /^((?:npm|azd|az|func) [\w:-]+(?: [\w:-]+)?)/gm)
  assert.ok(words(english?.text).length > 15)
  assert.deepEqual(words(french?.text), words(english?.text))
})

test('every command of the project that they name is there, with its options', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }
  const perform = () => Promise.resolve()
  const programs = { connector: connectorProgram(perform), register: registerProgram(perform) }
  for (const { path, text } of tutorials) {
    for (const name of matches(text, /npm run ([\w:-]+)/g)) assert.ok(name in scripts, name)
    for (const [name, program] of Object.entries(programs)) {
      const known = program.options.map(({ long }) => long)
      const lines = matches(text, new RegExp(`npm run ${name} -- ([^\\n#\`]*)`, 'g'))
      assert.ok(lines.length > 2, path)
      for (const option of lines.flatMap((line) => line.match(/--[\w-]+/g) ?? []))
        assert.ok(known.includes(option), `${path}: npm run ${name} -- ${option}`)
    }
  }
})

test('the triggers that they name are those of the catalogue', () => {
  const titles = (locale: 'en' | 'fr') =>
    ['instore', 'productapproval'].map((name) => {
      const { texts } = JSON.parse(
        readFileSync(`test/fixtures/grocery/catalogue/${name}.json`, 'utf8'),
      ) as {
        texts: Readonly<Record<string, { summary: string }>>
      }
      return texts[locale]?.summary ?? name
    })
  for (const title of titles('en')) assert.ok(english?.text.includes(title), title)
  for (const title of titles('fr')) assert.ok(french?.text.includes(title), title)
})
