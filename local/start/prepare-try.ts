import { join } from 'node:path'
import { loadCatalogue } from '../../src/catalogue/catalogue.js'
import { appFolder } from '../app-folder.js'
import { httpFile } from './http-file.js'
import type { RunningApp } from './start-app.js'
import { writeTryFiles } from './try-files.js'
import { tryLines, type TryLines } from './try-lines.js'

/** All that is told to someone who tries the app. */
export interface Try {
  readonly lines: TryLines
  readonly folder: string
  readonly eventTypes: readonly string[]
  /** A subscriber's; absent when the settings name an issuer. */
  readonly token?: string
  /** An operator's; absent when the settings name an issuer. */
  readonly operatorToken?: string
}

/** The local user that subscribes; invented. */
const oid = 'de7e1000-0000-4000-8000-000000000001'

const tokenSeconds = 12 * 3600

/** Makes a token, and writes down the headers and bodies that the lines send. */
export const prepareTry = async (app: RunningApp, root: string): Promise<Try> => {
  const { url, callers, flow } = app
  const { eventTypes } = loadCatalogue(join(appFolder, 'catalogue'))
  const token = await callers.token?.(oid, tokenSeconds)
  const operatorToken = await callers.token?.(oid, tokenSeconds, ['Events.Operate'])
  const http = httpFile({
    ...{ url, eventTypes, callbackUrl: flow.callbackUrl },
    ...{ tenant: callers.tenant, publisherKey: callers.publisherKey },
    tokens: { subscriber: token, operator: operatorToken },
  })
  const folder = await writeTryFiles(root, {
    http,
    operator: bearer(operatorToken),
    subscriber: bearer(token),
    publisher: [`x-api-key: ${callers.publisherKey}`],
    bodies: {
      ...Object.fromEntries(eventTypes.map(({ name, sample }) => [name, sample])),
      subscribe: { Url: flow.callbackUrl },
    },
  })
  const names = eventTypes.map(({ name }) => name)
  const eventType = names.find((name) => name === 'instore') ?? names[0] ?? ''
  return {
    lines: tryLines({ url, folder, eventType, tenant: callers.tenant }),
    folder,
    eventTypes: names,
    ...(token !== undefined && { token }),
    ...(operatorToken !== undefined && { operatorToken }),
  }
}

const bearer = (token = 'PASTE-A-TOKEN-HERE') => [`Authorization: Bearer ${token}`]
