import type { Locale } from './locale.js'
import { english } from './operation-texts-en.js'
import { french } from './operation-texts-fr.js'
import type { OperationTexts } from './operation-texts.js'

/** The texts of the operations. */
export const operationTextsByLocale: Readonly<Record<Locale, OperationTexts>> = {
  en: english,
  fr: french,
}
