import { existsSync } from 'node:fs'
import { after } from 'node:test'
import { chromium, type Browser, type Page } from 'playwright-core'

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

const launch = (): Promise<Browser> => {
  if (browserPath === undefined)
    throw new Error('No Chromium or Chrome was found. Set CHROME_PATH.')
  return chromium.launch({
    executablePath: browserPath,
    headless: true,
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
}

/** What a page does. */
type UsePage = (page: Page) => Promise<void>

const usePage = async (browser: Browser, use: UsePage): Promise<void> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    await use(await context.newPage())
  } finally {
    await context.close()
  }
}

let users = 0
let started: Promise<Browser> | undefined

/**
 * For a file's tests: has a page do something, without a window and with an empty profile of its own, in the browser that all files
 * in this process share that ask for it. The first page starts it, the last file ends it.
 */
export const useBrowser = () => {
  users++
  after(async () => {
    if (--users > 0) return
    const browser = started
    started = undefined
    await (await browser)?.close()
  })
  return async (use: UsePage): Promise<void> => usePage(await (started ??= launch()), use)
}

/** For what is no test: has a page do something in a browser that is started for it. */
export const inBrowser = async (use: UsePage): Promise<void> => {
  const browser = await launch()
  try {
    await usePage(browser, use)
  } finally {
    await browser.close()
  }
}
