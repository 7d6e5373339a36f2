import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Api } from './api/api.js'
import type { Format } from './format/format.js'
import type { Texts } from './texts/texts.js'

/** What every view works with. */
export interface Surroundings {
  readonly api: Api
  readonly texts: Texts
  readonly format: Format
}

const context = createContext<Surroundings | undefined>(undefined)

/** Gives them to what is inside. */
export const SurroundingsProvider = context.Provider

/** Those of this place in the page. */
export const useSurroundings = (): Surroundings => {
  const found = useContext(context)
  if (!found) throw new Error('This view stands in no surroundings')
  return found
}
