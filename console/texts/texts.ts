import { actions } from './english/actions.js'
import { problems } from './english/problems.js'
import { reasons } from './english/reasons.js'
import { shell } from './english/shell.js'
import { views } from './english/views.js'

/** All that the console says, in English. */
export const english = { ...shell, ...views, actions, problems, reasons }

/** What each language has to say. */
export type Texts = typeof english
