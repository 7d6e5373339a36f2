#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander'
import { startPlayground } from './playground/start-playground.js'
import { runScript } from './playground/run-script.js'
import { messageOf } from './message-of.js'

interface Options {
  readonly url?: string
  readonly port?: number
  readonly script?: string
}

const readPort = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}

const replay = async (script: string, url: string | undefined): Promise<void> => {
  await runScript(script, { tell: console.log, ...(url !== undefined && { baseUrl: url }) })
  console.log('All of it went as it should.')
}

const play = async (definition: string, { url, port }: Options): Promise<void> => {
  const playground = await startPlayground(definition, {
    ...(url !== undefined && { baseUrl: url }),
    ...(port !== undefined && { port }),
  })
  console.log(`The playground of ${definition}: ${playground.url}\nCtrl+C ends it.`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void playground.stop())
}

// Wrong usage is told apart from what goes wrong: 2, not 1.
const program = new Command('flow-simulator')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .description('A flow editor on your own machine, for any custom connector.')
  .argument('[definition]', 'an apiDefinition.swagger.json, or the folder of one', '.')
  .option('--url <url>', 'where the service really is, base path included')
  .option('--port <port>', "the page's port", readPort)
  .option(
    '--script <file>',
    'replays a session without a page; exits with 1 where it goes otherwise',
  )
  .action(async (definition: string, options: Options) => {
    const { script, url } = options
    if (script === undefined) await play(definition, options)
    else await replay(script, url)
  })

try {
  await program.parseAsync()
} catch (error) {
  console.error(messageOf(error))
  process.exitCode = 1
}
