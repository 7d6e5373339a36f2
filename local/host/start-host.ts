import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Keys } from './allows-key.js'
import { createAnswerAdmin } from './answer-admin.js'
import { describeTrigger, hasTrigger } from './app-function.js'
import { drainHost } from './drain-host.js'
import { createFindRoute } from './find-route.js'
import { createForward, type ForwardOptions } from './forward.js'
import { hostLog, type HostLog } from './host-log.js'
import { parseHostSettings, type HostSettings } from './host-settings.js'
import { runningInvocations } from './running-invocations.js'
import { createInvoke } from './invoke.js'
import { listen, type Listening, type Respond } from './listen.js'
import { loadApp } from './load-app.js'
import { prepareListeners } from './prepare-listeners.js'
import { createRunFunction } from './run-function.js'
import { serveRequests } from './serve-requests.js'

/** Which app a host runs, and on which port; the rest has defaults. Its settings are the environment of this process. */
export interface HostOptions {
  /** Folder that holds host.json and package.json. */
  readonly appDirectory: string
  /** TCP port on 127.0.0.1; 0 picks a free one. */
  readonly port: number
  /** Keys to ask for; absent: none are asked for, as with `func start`. */
  readonly keys?: Keys
  /**
   * How long a received message stays invisible (real host: 600, fixed). Tests shorten it to see
   * crash recovery.
   */
  readonly leaseSeconds?: number
  readonly log?: (line: string) => void
  /** What is served beside the app, by another server. */
  readonly forward?: ForwardOptions
}

/** An app that runs; `url` is its address without a path, such as `http://127.0.0.1:7071`. */
export interface Host {
  readonly url: string
  /** Stops accepting and polling, waits for what runs, and ends the app. */
  readonly stop: () => Promise<void>
}

interface Start {
  readonly options: HostOptions
  readonly settings: HostSettings
  readonly listening: Listening
  readonly log: HostLog
  readonly serve: (respond: Respond) => void
}

const startApp = async ({ options, settings, listening, log, serve }: Start) => {
  const { keys, leaseSeconds = 600 } = options
  const environment = process.env
  const app = await loadApp(resolve(options.appDirectory), environment, log)
  const { functions } = app
  const invoke = createInvoke(app, log)
  const work = runningInvocations()
  const run = createRunFunction(invoke, work, log)
  const starts = prepareListeners(functions, {
    settings: settings.queues,
    leaseSeconds,
    environment,
    run,
    log,
  })
  const httpFunctions = functions.filter((candidate) => hasTrigger(candidate, 'http'))
  const findRoute = createFindRoute(httpFunctions, settings.routePrefix)
  const answerAdmin = createAnswerAdmin(functions, keys, run)

  for (const { name, trigger } of functions)
    log('information', name, describeTrigger(trigger, settings.routePrefix))
  const forward = options.forward && createForward(options.forward)
  serve(serveRequests({ findRoute, answerAdmin, keys, invoke, log, forward }))
  const listeners = starts.map((start) => start())
  return () => {
    forward?.stop()
    return drainHost({ listening, listeners, work, app, log })
  }
}

/**
 * Runs an Azure Functions app in this process for development and tests. One host fits in a
 * process, since the library registers functions once.
 */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const content = await readFile(join(options.appDirectory, 'host.json'), 'utf8')
  const settings = parseHostSettings(content, { environment: process.env })
  const log = hostLog(options.log ?? console.log, settings.logLevel)
  let serve: (respond: Respond) => void = () => undefined
  const respond = new Promise<Respond>((resolveRespond) => {
    serve = resolveRespond
  })
  const listening = await listen(options.port, respond, log)
  const url = `http://127.0.0.1:${listening.port}`
  process.env.WEBSITE_HOSTNAME = `localhost:${listening.port}`
  // As Core Tools have it: https://learn.microsoft.com/azure/azure-functions/functions-app-settings#azure_functions_environment
  process.env.AZURE_FUNCTIONS_ENVIRONMENT ??= 'Development'
  // An empty setting counts as not set.
  if (!process.env.PUBLIC_BASE_URL?.trim()) process.env.PUBLIC_BASE_URL = url
  try {
    const drain = await startApp({ options, settings, listening, log, serve })
    let stopped: Promise<void> | undefined
    return { url, stop: () => (stopped ??= drain()) }
  } catch (error) {
    const drained = listening.drain()
    listening.destroy()
    await drained
    throw error
  }
}
