import { existsSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { EventTypeFile } from '../../src/catalogue/event-type.js'
import type { ConnectorIdentity } from '../../src/catalogue/connector-identity.js'
import { parseEventType } from '../../src/catalogue/parse-event-type.js'
import type { Said } from '../command-line/perform.js'
import { UsageError } from '../command-line/usage-error.js'
import type { EventTypeAnswers } from './event-type-answers.js'
import { newEventType } from './new-event-type.js'
import { triggerPicture } from './trigger-picture.js'

/** Where a project is, and where this repository. */
export interface Places {
  readonly project: string
  readonly engine: string
}

const fileOf = ({ project, engine }: Places, answers: EventTypeAnswers): EventTypeFile => {
  const $schema = relative(
    join(project, 'catalogue'),
    join(engine, 'schemas/event-type.schema.json'),
  )
  return newEventType(answers, $schema.replaceAll('\\', '/'))
}

const textOf = (file: EventTypeFile) => `${JSON.stringify(file, null, 2)}\n`

/** The text of a catalogue file of what was answered. */
export const eventTypeText = (places: Places, answers: EventTypeAnswers): string =>
  textOf(fileOf(places, answers))

/** Writes catalogue/<name>.json, and says what a maker will see and what to do next. */
export const writeEventType = (
  places: Places,
  answers: EventTypeAnswers,
  { locale }: Pick<ConnectorIdentity, 'locale'>,
): Said => {
  const file = `catalogue/${answers.name}.json`
  const path = join(places.project, file)
  if (existsSync(path)) throw new UsageError(`${file} is there already.`)
  const eventType = fileOf(places, answers)
  const parsed = parseEventType(eventType)
  if (!('name' in parsed))
    throw new UsageError(parsed.map(({ path, message }) => `${path} ${message}`).join('\n'))
  writeFileSync(path, textOf(eventType))
  return {
    result: `Wrote ${file}. Makers will see:\n\n${triggerPicture(eventType, locale)}`,
    remarks: [
      '',
      `1. Open ${file}: correct its texts, its schema and its sample; an editor completes what you type.`,
      '2. npm run catalogue:check          says what is wrong with it',
      '3. npm start                        runs the app, and says how to fire it at a simulated flow',
      '4. npm run connector                writes the connector with its trigger',
    ],
  }
}
