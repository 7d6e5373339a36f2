import type { PayloadFault } from './event-type.js'

/** One thing wrong with a file of the catalogue, or connector.json. */
export interface FileFault extends PayloadFault {
  /** What is there, where that helps. */
  readonly found?: string
  /** How to mend it. */
  readonly mend?: string
  /** The path of what is too much; by default it is the fault's own. */
  readonly at?: string
  /** It is about the name of what is there, not about its value. */
  readonly isOfName?: boolean
  /** Something to look at before a deployment, which stops nothing until then. */
  readonly isWarning?: boolean
}

/** The same, with the file and the place in it; lines and columns begin at 1. */
export interface PlacedFault extends FileFault {
  /** The path from the project's folder. */
  readonly file: string
  readonly line: number
  readonly column: number
}
