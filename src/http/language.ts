import type { HttpRequest } from '@azure/functions'

/** The language that a maker's editor asks for, of those that the catalogue has. */
export const languageOf = ({ headers }: Pick<HttpRequest, 'headers'>): 'en' | 'fr' =>
  /^\s*fr\b/i.test(headers.get('accept-language') ?? '') ? 'fr' : 'en'
