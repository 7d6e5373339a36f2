import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Locale } from '../src/designer/connector-view.js'
import type { ConnectorEntry } from '../src/playground/views.js'
import { texts, type Texts } from './texts/texts.js'

/** The connector as the server tells of it. */
export type ShownConnector = ConnectorEntry & {
  readonly presets: readonly string[]
  readonly baseUrl: string
}

/** What every part of the page may need. */
export interface Surroundings {
  readonly locale: Locale
  readonly texts: Texts
}

/** Given by the page to all of its parts. */
export const SurroundingsContext = createContext<Surroundings>({ locale: 'en', texts: texts.en })

/** The reader's language. */
export const useSurroundings = (): Surroundings => useContext(SurroundingsContext)
