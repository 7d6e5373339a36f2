import type { Locale } from './connector-view.js'

/** Why something is not shown. */
export type Reason =
  | 'internal-operation'
  | 'deprecated'
  | 'internal-field'
  | 'callback-url'
  | 'internal-output'
  | 'trigger-kind'

const texts: Readonly<Record<Locale, Readonly<Record<Reason, string>>>> = {
  en: {
    'internal-operation': 'x-ms-visibility is internal: the platform calls it, makers do not.',
    deprecated: 'It is deprecated: flows that have it go on, new ones are not offered it.',
    'internal-field': 'x-ms-visibility is internal: its default is sent.',
    'callback-url': 'The platform puts the callback URL here.',
    'internal-output': 'x-ms-visibility is internal: it is not offered to later steps.',
    'trigger-kind':
      'x-ms-trigger is neither single nor batch: what the designer makes of it is not known.',
  },
  fr: {
    'internal-operation':
      'x-ms-visibility vaut internal : la plateforme l’appelle, pas les créateurs.',
    deprecated:
      'Elle est dépréciée : les flux qui l’ont continuent, les nouveaux ne se la voient pas proposer.',
    'internal-field': 'x-ms-visibility vaut internal : sa valeur par défaut est envoyée.',
    'callback-url': 'La plateforme met ici l’URL de rappel.',
    'internal-output':
      'x-ms-visibility vaut internal : elle n’est pas proposée aux étapes suivantes.',
    'trigger-kind':
      'x-ms-trigger ne vaut ni single ni batch : ce que le concepteur en fait n’est pas connu.',
  },
}

/** A reason in a language. */
export const reasonText = (locale: Locale, reason: Reason): string => texts[locale][reason]
