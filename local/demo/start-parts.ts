import { blankSettings } from '../blank-settings.js'
import { choosePort } from '../choose-port.js'
import { startFlowSimulator, type FlowSimulator } from '../flow-simulator.js'
import { localCallers, type LocalCallers } from '../local-callers.js'
import { startLocalStack } from '../local-stack.js'

/** All that the demo runs on. */
export interface DemoParts {
  readonly url: string
  readonly simulator: FlowSimulator
  readonly callers: LocalCallers & Required<Pick<LocalCallers, 'token'>>
  readonly stop: () => Promise<void>
}

/** What decides how the parts start. */
export interface DemoPartsOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly progress: (line: string) => void
  /** Receives each line of the app's log. */
  readonly log: (line: string) => void
}

/** Starts storage, a token issuer, the app and a flow simulator, each on a free port. */
export const startParts = async ({
  environment,
  progress,
  log,
}: DemoPartsOptions): Promise<DemoParts> => {
  const stack = await startLocalStack({ settings: environment, progress })
  try {
    const callers = localCallers(stack)
    const { token } = callers
    if (!token) {
      throw new Error(
        'AzureAd__Instance names an issuer, whose users the demo cannot play: unset it, and the demo brings its own.',
      )
    }
    // The app's own address is the demo's business, whatever the environment says.
    const port = await choosePort(0)
    const settings = {
      ...(await blankSettings()),
      ...stack.settings,
      PUBLIC_BASE_URL: `http://127.0.0.1:${port}`,
    }
    const { url } = await stack.startHost({ port, settings, log })
    progress(`The app is up, on ${url}`)
    const simulator = await startFlowSimulator()
    progress(`The flow simulator is up, on ${simulator.url}`)
    return {
      url,
      simulator,
      callers: { ...callers, token },
      stop: async () => {
        await simulator.stop()
        await stack.stop()
      },
    }
  } catch (error) {
    await stack.stop()
    throw error
  }
}
