import assert from 'node:assert/strict'
import { openApiDocument } from '../../src/api-description/open-api-document.js'
import type { OpenApi } from '../../src/api-description/open-api.js'
import type { Catalogue } from '../../src/catalogue/catalogue.js'
import { lazy } from '../../src/storage/lazy.js'
import { undescribedIn, type Answer } from './described-answer.js'
import { eventTypeNamed } from './events.js'
import { importFunctions } from './function-files.js'

/** A deployment that descriptions are made for. */
export const deployment = {
  publicBaseUrl: 'https://triggers.contoso.example',
  entra: {
    instance: 'https://login.microsoftonline.com/',
    clientId: 'flow-triggers',
    tenants: ['11111111-2222-4333-8444-555555555555'],
    audiences: ['api://flow-triggers'],
    scopes: [],
  },
}

const functions = lazy(importFunctions)
const documents = new Map<string, OpenApi>()

const documentOf = (eventTypes: Catalogue['eventTypes']): OpenApi => {
  const key = JSON.stringify(eventTypes)
  const made = documents.get(key) ?? openApiDocument(eventTypes, deployment)
  documents.set(key, made)
  return made
}

/** How a route stands in the description: as it is, or with the name of its event type. */
export const describedPath = ({ paths }: OpenApi, route: string, eventType: string): string => {
  const path = `/${route.replace('{root:maxlength(0)?}', '').replace('{*', '{')}`
  return path in paths ? path : path.replace('{eventType}', eventType)
}

/** Holds what a function answered against the description of its route. */
export const assertDescribed = async (
  make: unknown,
  catalogue: Partial<Catalogue> | undefined,
  eventTypeName: string | undefined,
  answer: Answer,
): Promise<void> => {
  const found = (await functions()).find((each) => each.make === make)
  if (!found) return
  const { methods: [method = ''] = [], route = '' } = found.registration
  const named = catalogue?.find?.(eventTypeName ?? '')
  const eventType = named ?? catalogue?.eventTypes?.[0] ?? eventTypeNamed('stock')
  // Whether payloads fit their type is no function's affair: tests make up any.
  const document = documentOf([{ ...eventType, schema: { type: 'object', properties: {} } }])
  const path = describedPath(document, route, eventType.name)
  assert.deepEqual(undescribedIn(document, { path, method: method.toLowerCase() }, answer), [])
}
