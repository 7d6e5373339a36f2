import type { HttpRequest } from '@azure/functions'
import type { ConnectorIdentity } from '../catalogue/connector-identity.js'
import type { Locale } from '../connector-definition/locale.js'

/** The first language that a maker's editor asks for and the connector speaks: exactly, or another region's. Its own by default. */
export const languageOf = (
  { headers }: Pick<HttpRequest, 'headers'>,
  { locale, texts }: Pick<ConnectorIdentity, 'locale' | 'texts'>,
): Locale => {
  const spoken = Object.keys(texts)
  const asked = (headers.get('accept-language') ?? '').slice(0, 200).toLowerCase().split(',')
  for (const tag of asked.map((each) => each.split(';')[0]?.trim() ?? '')) {
    const exactly = spoken.find((each) => each.toLowerCase() === tag)
    const found = exactly ?? spoken.find((each) => base(each) === base(tag))
    if (found !== undefined) return found
  }
  return locale
}

const base = (tag: string) => tag.toLowerCase().split('-')[0] ?? ''
