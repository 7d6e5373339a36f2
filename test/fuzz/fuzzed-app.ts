import functions from '@azure/functions'
import { compileRoute } from '../../local/host/route-template.js'
import { namesOf } from '../../src/catalogue/names-of.js'
import { parseConfig } from '../../src/config.js'
import { connectorDefinition } from '../../src/connector-definition/connector-definition.js'
import { authorize } from '../../src/http/auth/authorize.js'
import { assemble } from '../../src/services.js'
import type { Storage } from '../../src/storage/storage.js'
import { deadAtOnce, newKey, record } from '../support/dead-letters.js'
import { newEvent, tenant } from '../support/deliveries.js'
import { importFunctions } from '../support/function-files.js'
import { webhookSecret } from '../support/github.js'
import { loggedContext } from '../support/log-lines.js'
import { leastSettings } from '../support/settings.js'
import { newSubscription } from '../support/subscriptions.js'
import type { FuzzRequest } from './any-request.js'
import { authenticateByName } from './callers.js'
import { operationsOf, type FuzzOperation } from './operations.js'
import { grocery } from '../support/grocery.js'

/** An app that anything can be sent to. */
export interface FuzzedApp {
  readonly operations: readonly FuzzOperation[]
  readonly send: (request: FuzzRequest) => Promise<FuzzAnswer>
}

/** What came of a request; `log` says why where it was no answer that a caller can do anything about. */
export interface FuzzAnswer {
  readonly status: number
  readonly log: string
}

const { catalogue, connector } = grocery
const baseUrl = 'https://triggers.contoso.example'

const config = parseConfig({
  ...leastSettings,
  AzureAd__TenantId: tenant,
  PUBLIC_BASE_URL: baseUrl,
  GITHUB_WEBHOOK_SECRET: webhookSecret,
  SIGNING_SECRETS: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
})

/** The whole app in this process, with a few rows of each kind in its storage. It calls nobody: its queues are not worked on. */
export const startFuzzedApp = async (storage: Storage): Promise<FuzzedApp> => {
  const assembled = assemble(config, grocery, { storage, pause: () => Promise.resolve() })
  const noKeys = () => Promise.resolve(undefined)
  const services = {
    ...assembled,
    authorize: authorize(authenticateByName, config, noKeys, namesOf(catalogue)),
  }
  await services.events.add([newEvent()])
  await services.subscriptions.add(newSubscription(1))
  await record(services.deliveries, newKey(0, tenant), [deadAtOnce(1)], { tenantId: tenant })

  const modules = await importFunctions()
  const subscribe = modules.find(({ name }) => name === 'subscribe')?.make
  const routes = modules.flatMap(({ registration: { methods = [], route }, make = subscribe }) =>
    route === undefined || !make
      ? []
      : [{ methods: methods.map(String), match: compileRoute(route), handler: make(services) }],
  )

  return {
    operations: operationsOf(
      connectorDefinition(catalogue.eventTypes, connector, { baseUrl, auth: 'any' }),
    ),
    send: async ({ method, path, headers, body }) => {
      const url = new URL(path, baseUrl)
      const { context, text } = loggedContext()
      for (const { methods, match, handler } of routes) {
        const params = methods.includes(method) ? match(url.pathname) : undefined
        if (!params) continue
        const request = new functions.HttpRequest({
          ...{ method, url: url.href, headers: { ...headers }, params: { ...params } },
          query: Object.fromEntries(url.searchParams),
          ...(body ? { body: { bytes: body } } : {}),
        })
        const answer = new functions.HttpResponse(await handler(request, context))
        return { status: answer.status, log: text() }
      }
      return { status: 404, log: '' }
    },
  }
}
