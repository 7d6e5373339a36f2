import { english, type Texts } from './texts.js'
import { french } from './french.js'

/** The languages that the console speaks. */
export const languages = { en: english, fr: french } as const satisfies Readonly<
  Record<string, Texts>
>

/** One of them. */
export type Language = keyof typeof languages

const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text)

/** The language that was chosen here before; else the first that the browser asks for and the console speaks; else English. */
export const firstLanguage = (chosen: string | null, asked: readonly string[]): Language => {
  const wanted = [chosen ?? '', ...asked].map((tag) => tag.toLowerCase().split('-')[0] ?? '')
  return wanted.find(isLanguage) ?? 'en'
}
