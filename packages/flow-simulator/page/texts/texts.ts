import type { Locale } from '../../src/designer/connector-view.js'
import { english } from './english.js'
import { french } from './french.js'

/** Every word of the page. */
export type Texts = typeof english

/** The page's words in each language. */
export const texts: Readonly<Record<Locale, Texts>> = { en: english, fr: french }
