import { parseArgs } from 'node:util'
import { readLocalSettings } from '../../tools/command-line/local-settings.js'
import { startHost } from './start-host.js'

const help = `Runs the functions of this app on this machine, without Azure Functions Core Tools.

  --port <number>           port on 127.0.0.1, 0 for a free one (7071, or PORT)
  --lease-seconds <number>  how long a received queue message stays invisible (600)
  --app-directory <folder>  where host.json and package.json are (.)
  --help                    this text

Settings come from the environment, then from Values in local.settings.json.`

const integer = (name: string, text: string, min: number, max: number): number => {
  const value = Number(text)
  if (text.trim() && Number.isInteger(value) && value >= min && value <= max) return value
  throw new Error(`${name} must be an integer from ${min} to ${max}, not "${text}"`)
}

const start = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env.PORT ?? '7071' },
      'lease-seconds': { type: 'string', default: '600' },
      'app-directory': { type: 'string', default: '.' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(help)
    return
  }
  const port = integer('--port', values.port, 0, 65_535)
  const leaseSeconds = integer('--lease-seconds', values['lease-seconds'], 1, 604_800)
  const appDirectory = values['app-directory']
  const settings = await readLocalSettings(appDirectory)
  for (const [name, value] of Object.entries(settings)) process.env[name] ??= value

  const host = await startHost({ appDirectory, port, leaseSeconds })
  let stopping = false
  const stop = (): void => {
    // A second signal means: now.
    if (stopping) process.exit(130)
    stopping = true
    void host.stop().finally(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.once('disconnect', () => {
    if (!stopping) stop()
  })
  console.log(`Host ready on ${host.url}`)
}

try {
  await start()
} catch (error) {
  console.error(error)
  process.exit(1)
}
