import { join } from 'node:path'
import { describeFault } from '../../local/describe-fault.js'
import { startLoopbackServer } from '../../local/loopback-server.js'
import { createPlay } from '../../local/start/create-play.js'
import { inBrowser } from '../support/browser.js'
import { createWorld } from '../support/world.js'
import { drawConsole, fireToFour } from './console-picture.js'
import { drawPlayground, type Language } from './playground-picture.js'

/** Draws the pictures of our own pages that the documents show, in a language: `npm run pictures`. It takes a Chromium. */
const draw = async (language: Language): Promise<void> => {
  const pathOf = (name: string) =>
    join('docs/images', `${name}${language === 'en' ? '' : `-${language}`}.png`)
  const { world, start, stop } = createWorld()
  const callers = { tenant: '', audience: '', publisherKey: '', token: () => world.token() }
  try {
    await start()
    const eventId = await fireToFour(world)
    const event = { eventId, language, path: pathOf('console-event') }
    await inBrowser((page) => drawConsole(page, world, event))
    const playground = await createPlay({ url: world.host().url, callers })
    const server = await startLoopbackServer(playground.listener)
    const url = playground.url.replace(world.host().url, server.url)
    const flow = { url, language, path: pathOf('playground') }
    await inBrowser((page) => drawPlayground(page, world, flow))
    await server.stop()
    await playground.stop()
  } finally {
    await stop()
  }
}

try {
  await draw('en')
  await draw('fr')
} catch (error) {
  console.error(describeFault(error))
  process.exitCode = 1
}
