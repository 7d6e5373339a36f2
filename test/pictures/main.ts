import { join } from 'node:path'
import { describeFault } from '../../local/describe-fault.js'
import { inBrowser } from '../support/browser.js'
import { servePlayground } from '../support/serve-playground.js'
import { createWorld } from '../support/world.js'
import { drawConsole, fireToFour } from './console-picture.js'
import { drawPlayground, type Language } from './playground-picture.js'

/** Draws the pictures of our own pages that the documents show, in a language: `npm run pictures`. It takes a Chromium. */
const draw = async (language: Language): Promise<void> => {
  const pathOf = (name: string) =>
    join('docs/images', `${name}${language === 'en' ? '' : `-${language}`}.png`)
  const { world, start, stop } = createWorld()
  try {
    await start()
    const eventId = await fireToFour(world)
    const event = { eventId, language, path: pathOf('console-event') }
    await inBrowser((page) => drawConsole(page, world, event))
    const { url, stop: stopPlayground } = await servePlayground(world)
    const flow = { url, language, path: pathOf('playground') }
    await inBrowser((page) => drawPlayground(page, world, flow))
    await stopPlayground()
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
