import type { Locale } from './locale.js'
import { english } from './operation-texts-en.js'
import { french } from './operation-texts-fr.js'
import type { OperationTexts } from './operation-texts.js'

const written: Readonly<Record<string, Omit<OperationTexts, 'locale'>>> = {
  en: english,
  fr: french,
}

/** The texts of the operations in a language: English where they have not been written in it. */
export const operationTextsOf = (locale: Locale): OperationTexts => ({
  ...(written[locale] ?? written[locale.split('-')[0] ?? ''] ?? english),
  locale,
})
