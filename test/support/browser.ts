import { existsSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Where Chromium or Chrome is: CHROME_PATH, or one of its usual places. */
export const browserPath = process.env.CHROME_PATH ?? usualPlaces.find((path) => existsSync(path))

/** Why tests in a browser are left out; false when they are not: CI has to have one. */
export const noBrowser =
  browserPath === undefined && process.env.CI === undefined
    ? 'no Chromium or Chrome was found: install one, or set CHROME_PATH'
    : false

/** What a page does in a browser of its own, without a window, with an empty profile. */
export const inBrowser = async (use: (page: Page) => Promise<void>): Promise<void> => {
  if (browserPath === undefined)
    throw new Error('No Chromium or Chrome was found. Set CHROME_PATH.')
  const profile = mkdtempSync(join(tmpdir(), 'flow-triggers-browser-'))
  let context: BrowserContext | undefined
  try {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: browserPath,
      headless: true,
      viewport: { width: 1280, height: 900 },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
    await use(context.pages()[0] ?? (await context.newPage()))
  } finally {
    await context?.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
