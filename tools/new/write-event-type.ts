import { existsSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
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

/** Writes catalogue/<name>.json, and says what a maker will see and what to do next. */
export const writeEventType = (
  { project, engine }: Places,
  answers: EventTypeAnswers,
  { locale }: Pick<ConnectorIdentity, 'locale'>,
): Said => {
  const folder = join(project, 'catalogue')
  const file = `catalogue/${answers.name}.json`
  if (existsSync(join(project, file))) throw new UsageError(`${file} is there already.`)
  const $schema = relative(folder, join(engine, 'schemas/event-type.schema.json'))
  const eventType = newEventType(answers, $schema.replaceAll('\\', '/'))
  const parsed = parseEventType(eventType)
  if (!('name' in parsed))
    throw new UsageError(parsed.map(({ path, message }) => `${path} ${message}`).join('\n'))
  writeFileSync(join(project, file), `${JSON.stringify(eventType, null, 2)}\n`)
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
