import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { useBrowser, noBrowser as skip } from '../support/browser.js'
import { answer, signInTo } from '../support/console-page.js'
import { useSharedWorld } from '../support/shared-world.js'

const world = useSharedWorld()
const inBrowser = useBrowser()

test(
  'an answer stays until it is closed, though its button is of no more use by then',
  { skip },
  async (context) => {
    const flow = world.flows().flow({ name: randomUUID(), answer: { kind: 'off' } })
    const subscribed = await flow.subscribe(world.host().url, 'instore')
    const id = subscribed.location.split('/').at(-1) ?? ''
    context.after(() => flow.unsubscribe())
    const { location } = await world.fire('instore', {
      storeName: 'Magasin 1',
      productName: 'RTX 3090',
      quantity: 5,
    })
    await world.accountOnce(location, ({ parked }) => parked === 1)
    await inBrowser(async (page) => {
      await page.clock.install()
      await signInTo(page, `${world.host().url}/console#/subscriptions/${id}`, world)
      flow.answerWith({ kind: 'accept' })
      await page.getByRole('button', { name: 'Enable' }).click()
      await answer(page, 'Enable')
      await page.getByRole('dialog').getByText('It is enabled.').waitFor()
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.clock.fastForward(20_000)
      await page.getByRole('dialog').getByText('It is enabled.').waitFor()
      assert.deepEqual(asked, [], 'what is behind a dialog is left as it is')
      await answer(page, 'Close')
      await page.locator('.heading').getByText('Active').waitFor()
      await page.getByRole('button', { name: 'Enable' }).waitFor({ state: 'detached' })
    })
  },
)

// A page's own language: these tests know no DOM. Closes the dialog, and asks for it again before the browser tells that it is closed.
const closeAndReopen = `(async () => {
  const cancel = [...document.querySelectorAll('dialog .row > *')].find(({ textContent }) => textContent.trim() === 'Cancel')
  cancel.click()
  for (let i = 0; i < 5; i++) await Promise.resolve()
  document.activeElement.click()
  await new Promise((resolve) => setTimeout(resolve, 200))
  return document.querySelectorAll('dialog[open]').length
})()`

test('a dialog that is asked for again as it closes is there', { skip }, async (context) => {
  const flow = world.flows().flow({ name: randomUUID() })
  const subscribed = await flow.subscribe(world.host().url, 'instore')
  context.after(() => flow.unsubscribe())
  const id = subscribed.location.split('/').at(-1) ?? ''
  await inBrowser(async (page) => {
    await signInTo(page, `${world.host().url}/console#/subscriptions/${id}`, world)
    await page.getByRole('button', { name: 'Send a test' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).waitFor()
    assert.equal(await page.evaluate<number>(closeAndReopen), 1)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })
})
