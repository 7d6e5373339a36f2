import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { proposedAnswers } from './ask-event-type.js'
import { eventTypeText, type Places } from './write-event-type.js'

/** The event type that a new project comes with, unless it says otherwise. */
export const exampleName = 'example'

/** Takes the event type away that a new project came with, unless somebody has changed it. Whether it did. */
export const takeExampleAway = async (
  places: Places,
  languages: readonly string[],
): Promise<boolean> => {
  const file = join(places.project, `catalogue/${exampleName}.json`)
  if (!existsSync(file)) return false
  const made = eventTypeText(places, await proposedAnswers(exampleName, languages))
  if (readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== made) return false
  rmSync(file)
  return true
}
