import { join } from 'node:path'
import { loadCatalogue } from '../../src/catalogue/catalogue.js'
import type { EventType } from '../../src/catalogue/event-type.js'
import { projectFolder } from '../app-folder.js'
import { ownFirst } from '../own-first.js'
import type { RunningApp } from './start-app.js'
import { writeTryFiles } from './try-files.js'
import { tryLines, type TryLines } from './try-lines.js'
import type { TryTokens } from './try-tokens.js'

/** All that is told to someone who tries the app. */
export interface Try {
  readonly lines: TryLines
  readonly folder: string
  readonly eventTypes: readonly Pick<EventType, 'name' | 'sample'>[]
}

/** Writes down the headers and bodies that the lines send, for the event types that the catalogue has now. */
export const prepareTry = async (
  { url, callers, flow }: Pick<RunningApp, 'url' | 'callers' | 'flow'>,
  tokens: TryTokens,
  root: string,
): Promise<Try> => {
  const { eventTypes } = loadCatalogue(join(projectFolder, 'catalogue'))
  const names = eventTypes.map(({ name }) => name)
  const [eventType = ''] = ownFirst(names)
  const { subscriber = unknownToken, operator = unknownToken } = tokens
  const folder = await writeTryFiles(root, {
    variables: {
      ...{ TRY_URL: url, TRY_TENANT: callers.tenant, TRY_PUBLISHER_KEY: callers.publisherKey },
      ...{ TRY_CALLBACK_URL: flow.callbackUrl, TRY_SUBSCRIBER_TOKEN: subscriber },
      ...{ TRY_OPERATOR_TOKEN: operator, TRY_EVENT_TYPE: eventType },
    },
    operator: [`Authorization: Bearer ${operator}`],
    subscriber: [`Authorization: Bearer ${subscriber}`],
    publisher: [`x-api-key: ${callers.publisherKey}`],
    bodies: {
      ...Object.fromEntries(eventTypes.map(({ name, sample }) => [name, sample])),
      subscribe: { Url: flow.callbackUrl },
      'the-event': eventTypes.find(({ name }) => name === eventType)?.sample,
    },
  })
  return {
    lines: tryLines({ url, folder, eventType, tenant: callers.tenant }),
    folder,
    eventTypes,
  }
}

const unknownToken = 'PASTE-A-TOKEN-HERE'
