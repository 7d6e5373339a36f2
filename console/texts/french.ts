import { actions } from './french/actions.js'
import { problems } from './french/problems.js'
import { reasons } from './french/reasons.js'
import { shell } from './french/shell.js'
import { views } from './french/views.js'
import type { Texts } from './texts.js'

/** Tout ce que dit la console, en français. */
export const french: Texts = { ...shell, ...views, actions, problems, reasons }
