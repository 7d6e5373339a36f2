import { createProgram } from '../tools/command-line/create-program.js'
import { runMain } from '../tools/command-line/run-main.js'
import { clock } from './clock.js'
import { describeFault } from './describe-fault.js'
import { createPaint } from './paint.js'
import { portOption } from './port-option.js'
import { checkHealth } from './start/check-health.js'
import { effectiveSettings } from './start/effective-settings.js'
import { fireSamples } from './start/fire-samples.js'
import { followFlow } from './start/follow-flow.js'
import { forgetFormerFlows } from './start/forget-former-flows.js'
import { guide } from './start/guide.js'
import { prepareTry, type Try } from './start/prepare-try.js'
import { readLogEvent } from './start/read-log-event.js'
import { reload } from './start/reload.js'
import { startApp } from './start/start-app.js'
import { namedStorage } from './start/storage-advice.js'
import { createPlay } from './start/create-play.js'
import { tryTokens } from './start/try-tokens.js'
import { watchBuilds } from './start/watch-builds.js'
import { stopSignal } from './stop-signal.js'

interface StartOptions {
  readonly port: number
  readonly verbose?: boolean
  readonly watch?: boolean
}

/** Runs the app until it is told to stop; the exit code. */
const start = async ({ port, verbose = false, watch = false }: StartOptions): Promise<number> => {
  const paint = createPaint(process.stdout, process.env)
  const signal = stopSignal()
  const root = process.cwd()
  const set = await effectiveSettings(process.env, root)
  let trying: Try | undefined

  const next = (text: string, line: string) => {
    console.log(`${clock(Date.now())}  ${text}\n     ${paint('cyan', line)}`)
  }
  const log = (line: string) => {
    if (verbose || /^\S+ (error|critical)/.test(line)) console.log(paint('dim', line))
    const { event, subscriptionId = '', oid = '', eventId = '' } = readLogEvent(line) ?? {}
    if (event === 'subscription.added' && trying)
      next('subscribed; to unsubscribe:', trying.lines.unsubscribe(oid, subscriptionId))
    if (event === 'event.accepted' && trying)
      next('an event was accepted; what became of it:', trying.lines.status(eventId))
  }

  console.log('Starting …')
  const builds = watch ? await watchBuilds() : undefined
  const app = await startApp({ settings: set, folder: root, port, log }).catch(
    async (fault: unknown) => {
      await builds?.stop()
      throw fault
    },
  )
  let play: Awaited<ReturnType<typeof createPlay>> | undefined
  try {
    const fault = await checkHealth(app)
    const tokens = await tryTokens(app.callers)
    const prepare = () => prepareTry(app, tokens, root)
    const files = await prepare()
    if (fault === undefined && tokens.subscriber !== undefined) {
      await forgetFormerFlows(app.url, tokens.subscriber)
      if (namedStorage(set) === undefined)
        for (const line of await fireSamples(app, files.eventTypes, tokens.subscriber))
          console.error(paint('red', line))
    }
    if (fault === undefined) play = await createPlay(app)
    if (play) app.servePlay(play.listener)
    const guided = { app, trying: files, tokens, set, paint, ...(play && { play: play.url }) }
    if (!signal.aborted) for (const line of guide(guided)) console.log(line)
    if (fault !== undefined) console.error(paint('red', fault))
    trying = files

    const following = followFlow(app.flow, console.log, signal)
    builds?.onBuilt(async () => {
      trying = (await reload(app, prepare, console.log)) ?? trying
    })
    await Promise.race([following, ...(builds ? [] : [app.exited])])
    if (signal.aborted) return 0
    console.error('The app has ended by itself; --verbose shows its log.')
    return 1
  } finally {
    if (signal.aborted) console.log('\nLetting what runs come to its end …')
    await play?.stop()
    await builds?.stop()
    await app.stop()
    if (signal.aborted) console.log('Stopped.')
  }
}

const program = createProgram('npm start --', 'Runs the app on this machine until Ctrl+C.')
  .addOption(portOption())
  .option(
    '--watch',
    'starts the app anew when its code (src/), catalogue/, connector.json or host.json change',
  )
  .option('--verbose', "shows the app's whole log, not only its errors")
  .addHelpText(
    'after',
    `
On another port: npm start -- --port 7072
While you change it: npm start -- --watch, which keeps storage, tokens and the simulated flow

Settings come from the environment, then from Values in local.settings.json, then from local defaults. Where these name no
storage, Azurite is started and keeps its data in .azurite/; where they name no issuer, a local one is started. An empty
setting counts as not set. The exit code is 2 for wrong usage, 1 for whatever else goes wrong.`,
  )
  .action(async (options: StartOptions) => {
    process.exitCode = await start(options)
  })

await runMain(program, (fault) => {
  const hint = describeFault(fault).includes('in use')
    ? ' End what uses it, or choose another one: npm start -- --port 7072'
    : ''
  return `${fault instanceof Error ? fault.message : String(fault)}${hint}`
})
