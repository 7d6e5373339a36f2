import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test, type TestContext } from 'node:test'
import type { Route } from 'playwright-core'
import { useBrowser, noBrowser } from '../support/browser.js'
import {
  answer,
  assertAccessible,
  complaintsOf,
  focused,
  signInTo,
  widthOf,
} from '../support/console-page.js'
import { useSharedWorld } from '../support/shared-world.js'
import { worsen } from '../support/worsen.js'

const world = useSharedWorld()
const inBrowser = useBrowser()
const { tenant } = world
const arrival = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 5 }
const consoleUrl = (place = '') => `${world.host().url}/console${place}`
const skip = noBrowser

/** A flow whose trigger does not take what is fired, and events that it refused. */
const refusing = async (context: TestContext, count = 1) => {
  const name = randomUUID()
  const flow = world.flows().flow({ name, answer: { kind: 'schema-mismatch' } })
  await flow.subscribe(world.host().url, 'instore')
  context.after(() => flow.unsubscribe())
  const fired = await Promise.all(
    Array.from({ length: count }, () => world.fire('instore', arrival)),
  )
  for (const { location } of fired) assert.equal((await world.settled(location)).deadLettered, 1)
  return { flow, name, fired }
}

test(
  'an operator signs in with a click, finds what a given flow did not get, reads why, has it mended, replays it and sees it settle',
  { skip },
  async (context) => {
    const { flow, name } = await refusing(context)
    await inBrowser(async (page) => {
      const complaints = complaintsOf(page)
      await signInTo(page, consoleUrl('#/find'), { tenant })

      await page.getByRole('textbox', { name: 'Event id, tracking id' }).fill(name)
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name }).click()
      await page.getByRole('heading', { name: `Subscription of ${name}` }).waitFor()
      await page.getByRole('link', { name: 'Dead letter', exact: true }).click()
      await page.getByText('does not fit the schema in the flow’s trigger').waitFor()
      await page.getByText('Answered 400').waitFor()

      flow.answerWith({ kind: 'accept' })
      await page.getByRole('button', { name: 'Replay' }).click()
      await page.getByRole('dialog').getByText('cannot be undone').waitFor()
      await answer(page, 'Replay')
      await page.getByRole('dialog').getByText('pending again').waitFor()
      await answer(page, 'Close')

      // Nobody loads the page again: it follows what is pending.
      await page.locator('.heading').getByText('Delivered').waitFor()
      await page.getByText('Answered 202').waitFor()
      await page.locator('.facts').getByRole('link').first().click()
      await page.getByRole('heading', { name: 'Event instore' }).waitFor()
      await page.locator('.heading').getByText('Settled').waitFor()
      await page.getByText('Payload', { exact: true }).click()
      await page.getByText('"RTX 3090"').waitFor()
      assert.deepEqual(complaints, [])
    })
  },
)

test(
  'dead letters are counted before they are replayed, all of them at once',
  { skip },
  async (context) => {
    const from = new Date().toISOString()
    const { flow, fired } = await refusing(context, 3)
    await inBrowser(async (page) => {
      await signInTo(page, consoleUrl(`#/dead-letters?reason=schema-mismatch&from=${from}`), {
        tenant,
      })
      await page.getByRole('button', { name: 'Replay all of these' }).click()
      await page.getByRole('dialog').getByText('nothing happens yet').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      assert.equal((await focused(page)).text, 'Replay all of these', 'the focus comes back')
      await page.keyboard.press('Enter')

      // Escape stops what goes on, and the dialog is there to say so.
      const stop = async (route: Route) => {
        await page.keyboard.press('Escape')
        await route.continue()
      }
      await page.route('**/dead-letters/replay', stop, { times: 1 })
      await answer(page, 'Count')
      await page.getByRole('dialog').getByText('nothing happens yet').waitFor()

      await answer(page, 'Count')
      await page.getByRole('dialog').getByText('Will be POSTed again: 3').waitFor()
      flow.answerWith({ kind: 'accept' })
      await answer(page, 'Replay 3')
      await page.getByRole('dialog').getByText('Pending now: 3').waitFor()
      await answer(page, 'Close')
      await page.getByText('There is nothing here.').waitFor()
    })
    for (const { location } of fired)
      await world.accountOnce(location, ({ delivered }) => delivered === 1)
  },
)

test(
  'a flow is tested, and sent what it missed before it subscribed, which is counted first',
  { skip },
  async (context) => {
    const { eventId, location } = await world.fire('instore', arrival)
    await world.settled(location)
    const name = randomUUID()
    const flow = world.flows().flow({ name })
    await flow.subscribe(world.host().url, 'instore')
    context.after(() => flow.unsubscribe())
    await inBrowser(async (page) => {
      await signInTo(page, consoleUrl(`#/events/${eventId}`), { tenant })
      const row = page.getByRole('row', { name })
      await row.getByText('subscribed after the event was fired').waitFor()
      await row.getByRole('link', { name }).click()
      await page.getByRole('button', { name: 'Send a test' }).click()
      await answer(page, 'Send a test')
      await page.getByRole('dialog').getByText('The flow took the test.').waitFor()
      await answer(page, 'Close')

      await page.getByRole('button', { name: 'Send what it missed' }).click()
      await answer(page, 'Count')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Send \d/ })
        .click()
      await page.getByRole('dialog').getByText('Pending now').waitFor()
      await answer(page, 'Close')
      await page.getByRole('link', { name: 'Delivered', exact: true }).first().waitFor()
    })
    await world.accountOnce(location, ({ delivered }) => delivered === 1)
  },
)

test(
  'who is no operator is told which role is missing, and by whom it is given',
  { skip },
  async () => {
    await inBrowser(async (page) => {
      await signInTo(page, consoleUrl(), { tenant, as: 'maker' })
      await page.getByText('The token needs the app role Events.Operate.').waitFor()
      await page.getByText('Signed in as Malik Maker').waitFor()
      await assertAccessible(page, 'without the role')
    })
  },
)

test(
  'axe finds nothing in any view, light or dark, nor is anything cut off on a phone',
  { skip },
  async (context) => {
    const { fired, name } = await refusing(context)
    const eventId = fired[0]?.eventId ?? ''
    await worsen(world, name)
    await inBrowser(async (page) => {
      await page.goto(consoleUrl())
      await assertAccessible(page, 'signing in')
      await signInTo(page, consoleUrl(), { tenant })
      const see = async (what: string) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          // Colours that are on their way to others are none of either scheme's.
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          await assertAccessible(page, `${what}, ${colorScheme}`)
        }
        await page.setViewportSize({ width: 360, height: 740 })
        const wide = await widthOf(page)
        assert.ok(wide <= 360, `${what} is ${wide} wide`)
        await page.setViewportSize({ width: 1280, height: 900 })
      }
      await page.getByText('As a table').click()
      const soon = page.getByRole('table', { name: 'About to be disabled' })
      await soon.getByRole('row', { name }).getByText('80%').waitFor()
      await see('now')
      await page.goto(consoleUrl('#/find'))
      await page.getByRole('table').waitFor()
      await see('find')
      await page.goto(consoleUrl(`#/events/${eventId}`))
      await page.getByText('Payload', { exact: true }).click()
      await page.getByRole('link', { name: 'Dead letter', exact: true }).waitFor()
      await see('an event')
      await page.getByRole('link', { name: 'Dead letter', exact: true }).click()
      await page.getByText('Answered 400').waitFor()
      await page.getByRole('button', { name: 'Replay' }).click()
      await see('a delivery, about to be replayed')
      await page.keyboard.press('Escape')
      await page.goto(consoleUrl('#/subscriptions?status=disabled-soon'))
      await page.getByRole('table').waitFor()
      await see('subscriptions')
      await page.getByRole('table').getByRole('link', { name }).click()
      await page.getByText('It keeps failing: 75% of the way to being disabled').waitFor()
      await see('a subscription')
      await page.goto(consoleUrl('#/dead-letters'))
      await page.getByRole('table').waitFor()
      await see('dead letters')
    })
  },
)

test('all of it works by keyboard, and its language is remembered', { skip }, async (context) => {
  const { fired } = await refusing(context)
  await inBrowser(async (page) => {
    await signInTo(page, consoleUrl(`#/events/${fired[0]?.eventId ?? ''}`), { tenant })
    await page.getByRole('link', { name: 'Dead letter', exact: true }).focus()
    await page.keyboard.press('Enter')
    // A new view is read out from its heading, from where Tab goes on.
    await page.getByRole('button', { name: 'Replay' }).waitFor()
    assert.match((await focused(page)).text, /^Delivery of instore/)
    const reached: string[] = []
    while (!reached.includes('Replay') && reached.length < 20) {
      await page.keyboard.press('Tab')
      const { text, outline } = await focused(page)
      assert.notEqual(outline, 'none', `the focus on "${text}" is seen`)
      reached.push(text)
    }
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    assert.equal((await focused(page)).text, 'Replay', 'the focus comes back')
    await page.keyboard.press('Enter')
    await answer(page, 'Cancel')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    assert.equal((await focused(page)).text, 'Replay', 'whichever way the dialog goes')

    await page.getByRole('button', { name: 'Français' }).click()
    await page.getByRole('heading', { name: 'Livraison de instore' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Livraison de instore' }).waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr')
  })
})
