import { inspect } from 'node:util'
import { Option } from 'commander'
import { createProgram } from '../../tools/command-line/create-program.js'
import { readLocalSettings } from '../../tools/command-line/local-settings.js'
import { wholeNumberFrom } from '../../tools/command-line/number-from.js'
import { runMain } from '../../tools/command-line/run-main.js'
import { portOption } from '../port-option.js'
import { parseForward } from './forward.js'
import { startHost, type HostOptions } from './start-host.js'

const start = async (options: HostOptions): Promise<void> => {
  const settings = await readLocalSettings(options.appDirectory)
  for (const [name, value] of Object.entries(settings)) process.env[name] ??= value

  const host = await startHost(options)
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

const program = createProgram(
  'node dist/local/host/main.js',
  'Runs the functions of this app on this machine, without Azure Functions Core Tools.',
)
  .addOption(portOption())
  .option(
    '--lease-seconds <number>',
    'how long a received queue message stays invisible',
    wholeNumberFrom(1, 604_800),
    600,
  )
  .addOption(
    new Option(
      '--forward <path=url>',
      'has requests below a path answered by another server of this machine',
    ).argParser(parseForward),
  )
  .option('--app-directory <folder>', 'where host.json and package.json are', '.')
  .addHelpText(
    'after',
    `
Settings come from the environment, then from Values in local.settings.json.
The exit code is 2 for wrong usage, 1 for whatever else goes wrong.`,
  )
  .action(start)

await runMain(program, inspect)
// What the app has opened must not hold a process that has failed.
if (process.exitCode !== undefined) process.exit()
