import type { HttpRequest } from '@azure/functions'
import type { Locale } from '../connector-definition/locale.js'

/** The language that a maker's editor asks for, of those that the catalogue has. */
export const languageOf = ({ headers }: Pick<HttpRequest, 'headers'>): Locale =>
  /^\s*fr\b/i.test(headers.get('accept-language') ?? '') ? 'fr' : 'en'
