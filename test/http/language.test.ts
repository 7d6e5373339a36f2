import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageOf } from '../../src/http/language.js'

const text = { title: 'T', description: 'What it is for, in a sentence.' }
const connector = { locale: 'de', texts: { de: text, fr: text, 'pt-BR': text } }

const asked: readonly [header: string, language: string][] = [
  ['fr-FR,fr;q=0.9', 'fr'],
  ['FR', 'fr'],
  ['en-US,fr;q=0.8', 'fr'],
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['en-US', 'de'],
  ['', 'de'],
  ['*', 'de'],
]

for (const [header, language] of asked) {
  test(`a maker whose editor asks for "${header}" reads ${language}`, () => {
    assert.equal(
      languageOf({ headers: new Headers({ 'accept-language': header }) }, connector),
      language,
    )
  })
}
