import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test, type TestContext } from 'node:test'
import { startPlayground } from 'flow-simulator'
import type { Locator, Page } from 'playwright-core'
import { useBrowser, noBrowser } from '../support/browser.js'
import { servePlayground } from '../support/serve-playground.js'
import { useSharedWorld } from '../support/shared-world.js'

const world = useSharedWorld()
const inBrowser = useBrowser()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds, after the rules of WCAG 2.2 A and AA, and its own best practices. */
const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { run } = (
      globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe
    const found = await run()
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  })
}

const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

const play = async (context: TestContext) => {
  const { url, stop } = await servePlayground(world)
  context.after(stop)
  return url
}

const button = (page: Page, text: string) => page.locator('fluent-button', { hasText: text })
const fill = (page: Page, label: string, text: string) =>
  page.locator('fluent-text-input', { hasText: label }).first().locator('input').fill(text)

const switchFlow = (flow: Locator, text: string) => flow.getByText(text, { exact: true }).click()

/** Fires an event as a maker's action does, and waits for its outputs. */
const fire = async (page: Page, storeName: string, quantity: number) => {
  await page.getByRole('button', { name: 'When an event occurs' }).click()
  await page.getByRole('button', { name: 'Fire an event (Products in store)' }).click()
  await fill(page, 'Store Name', storeName)
  await fill(page, 'Product Name', 'RTX 3090')
  await fill(page, 'Quantity', String(quantity))
  await button(page, 'Run').click()
  await page.getByText('Outputs: 200').waitFor()
}

test(
  'a maker who has read nothing saves a filtered flow, sees it run, and sees the run that was missed while it was off',
  { skip: noBrowser },
  async (context) => {
    const url = await play(context)
    await inBrowser(async (page) => {
      const complaints = complaintsOf(page)
      await page.goto(url)
      // What stores there are is known from events.
      await fire(page, 'Magasin 1', 1)
      await page
        .getByRole('button', { name: 'When a store receives products', exact: true })
        .click()
      await page.getByLabel('Store Name').selectOption({ label: 'Magasin 1' })
      await button(page, 'Save flow').click()
      await page.getByText('The flow is saved.').waitFor()

      const flow = page.getByRole('article', { name: 'flow-1' })
      await fire(page, 'Magasin 2', 2)
      await fire(page, 'Magasin 1', 3)
      await flow.getByText('"quantity": 3').waitFor()
      await flow.getByText('As declared', { exact: true }).waitFor()
      assert.equal(await flow.getByText('"quantity": 2').count(), 0)

      await switchFlow(flow, 'Switch off')
      await flow.getByText('Off', { exact: true }).waitFor()
      await fire(page, 'Magasin 1', 4)
      await page
        .locator('.exchange', { hasText: 'callback' })
        .getByText('400', { exact: true })
        .waitFor()
      assert.equal(await flow.getByText('"quantity": 4').count(), 0)

      await switchFlow(flow, 'Switch on')
      await flow.getByText('"quantity": 4').waitFor()

      await switchFlow(flow, 'Switch off, with DELETE')
      await flow.getByText('Documented: DELETE told the service').waitFor()
      await fire(page, 'Magasin 1', 5)
      await switchFlow(flow, 'Switch on')
      await flow.getByText('does not come: DELETE had told').waitFor()
      assert.equal(await flow.getByText('"quantity": 5').count(), 0)
      assert.deepEqual(await violations(page), [])
      assert.deepEqual(complaints, [])
    })
  },
)

test(
  'the page is French and dark for who wants it, and goes by the keyboard',
  { skip: noBrowser },
  async (context) => {
    const url = await play(context)
    await inBrowser(async (page) => {
      await page.goto(url)
      await page.getByLabel('Language').selectOption('fr')
      await page.getByLabel('Couleurs').selectOption('dark')
      const trigger = page.getByRole('button', {
        name: "Lorsqu'un nouveau produit arrive dans le magasin",
        exact: true,
      })
      await trigger.focus()
      await page.keyboard.press('Enter')
      await page.getByText('Contenu dynamique').waitFor()
      await page.getByLabel('Magasin').focus()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByText('Le flux est enregistré.').waitFor()
      const title = page.getByRole('article', { name: 'flow-1' }).getByRole('heading', { level: 3 })
      assert.match(await title.innerText(), /^Lorsqu'un nouveau produit/)
      await page.getByText('Connexion', { exact: true }).click()
      await page.getByText('Prêtes à l’emploi').waitFor()
      assert.equal(await page.locator('html').getAttribute('lang'), 'fr')
      assert.deepEqual(await violations(page), [])
    })
  },
)

test(
  'a definition of 250 operations opens, each is found, and a list is filled item by item',
  { skip: noBrowser },
  async (context) => {
    const paths = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [
        `/things/${index}`,
        {
          get: {
            ...{ operationId: `GetThing${index}`, summary: `Get thing ${index}` },
            parameters: [{ name: 'tags', in: 'query', type: 'array', items: { type: 'string' } }],
            responses: {
              200: { schema: { type: 'object', properties: { name: { type: 'string' } } } },
            },
          },
        },
      ]),
    )
    const info = { title: 'Things' }
    const playground = await startPlayground({ definition: { info, paths }, properties: {} })
    context.after(playground.stop)
    await inBrowser(async (page) => {
      await page.goto(playground.url)
      const entries = page.locator('.entry')
      await entries.nth(249).waitFor()
      await fill(page, 'Find an operation', 'thing 249')
      await entries.nth(1).waitFor({ state: 'detached' })
      await entries.click()
      await page.getByRole('heading', { name: 'Get thing 249' }).waitFor()
      // A list has a place for one more.
      await fill(page, 'tags', 'red')
      await fill(page, 'tags 2', 'blue')
      await page.locator('fluent-text-input', { hasText: 'tags 3' }).waitFor()
    })
  },
)
