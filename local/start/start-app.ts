import { join } from 'node:path'
import { startLateServer, type LateServer } from 'flow-simulator'
import { forgetRunningApp, noteRunningApp } from '../../tools/command-line/running-app.js'
import { blankSettings } from '../blank-settings.js'
import { choosePort } from '../choose-port.js'
import { startFlowSimulator, type Flow } from '../flow-simulator.js'
import { localCallers, type LocalCallers } from '../local-callers.js'
import { startLocalStack } from '../local-stack.js'
import type { Settings } from './effective-settings.js'

/** The app with all that it needs around it, and one simulated flow to try it with. */
export interface RunningApp {
  readonly url: string
  /** What the app runs with. */
  readonly settings: Settings
  readonly callers: LocalCallers
  /** A flow that has not subscribed yet. */
  readonly flow: Flow
  /** Resolves when the app's first process has ended. */
  readonly exited: Promise<unknown>
  /** Answers what is asked below /play, beside the app. */
  readonly servePlay: LateServer['serve']
  /** Lets what runs come to its end, then starts the app as it is built now, in a new process; all around it stays. */
  readonly restart: () => Promise<void>
  /** Lets what runs come to its end, then stops everything. */
  readonly stop: () => Promise<void>
}

/** What decides how it starts. */
export interface StartAppOptions {
  readonly settings: Settings
  /** Where the data is kept: in `.azurite` of this folder. */
  readonly folder: string
  readonly port: number
  readonly log: (line: string) => void
}

/** An idle queue that is looked at each second costs nothing here, and nobody waits for what is released. */
const eager = { AzureFunctionsJobHost__extensions__queues__maxPollingInterval: '00:00:01' }

/** Starts the app on a port of its choice or ours, with a storage and an issuer where the settings name none. */
export const startApp = async (options: StartAppOptions): Promise<RunningApp> => {
  const { settings, folder, log } = options
  const port = await choosePort(options.port)
  const stack = await startLocalStack({ settings, dataFolder: join(folder, '.azurite') })
  const play = await startLateServer()
  try {
    const all = {
      ...(await blankSettings()),
      PUBLIC_BASE_URL: `http://127.0.0.1:${port}`,
      ...eager,
      ...stack.settings,
    }
    const forward = `/play=${play.url}`
    const startHost = () => stack.startHost({ port, settings: all, log, forward })
    const first = await startHost()
    let host = first
    const simulator = await startFlowSimulator()
    await noteRunningApp(folder, operatorSettings(all))
    return {
      url: first.url,
      settings: all,
      callers: localCallers(stack),
      flow: simulator.flow(),
      exited: first.exited,
      servePlay: play.serve,
      restart: async () => {
        await host.stop()
        host = await startHost()
      },
      stop: async () => {
        await forgetRunningApp(folder)
        await stack.stop()
        await simulator.stop()
        await play.stop()
      },
    }
  } catch (error) {
    await stack.stop()
    await play.stop()
    throw error
  }
}

/** What commands need of an app's settings: where its storage is, and whose it is. */
const operatorSettings = (all: Settings): Settings =>
  Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) => value !== '' && /^(AzureWebJobsStorage|AzureAd__TenantId$)/.test(name),
    ),
  )
