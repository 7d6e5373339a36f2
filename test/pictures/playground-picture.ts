import type { Page } from 'playwright-core'
import type { World } from '../support/world.js'

/** What is clicked and read in the playground. */
const words = {
  en: {
    trigger: 'When a store receives products',
    store: 'Store Name',
    save: 'Save flow',
    saved: 'The flow is saved.',
    asDeclared: 'As declared',
  },
  fr: {
    trigger: "Lorsqu'un nouveau produit arrive dans le magasin",
    store: 'Magasin',
    save: 'Enregistrer le flux',
    saved: 'Le flux est enregistré.',
    asDeclared: 'Comme déclaré',
  },
} as const

/** A language that the pages have. */
export type Language = keyof typeof words

/** Draws the playground: a trigger as a maker sees it, a flow that was saved with it, and its run. */
export const drawPlayground = async (
  page: Page,
  { fire }: Pick<World, 'fire'>,
  { url, language, path }: { url: string; language: Language; path: string },
): Promise<void> => {
  const { trigger, store, save, saved, asDeclared } = words[language]
  const arrival = { storeName: 'Magasin 1', productName: 'RTX 3090' }
  // What stores there are is known from events.
  await fire('instore', { ...arrival, quantity: 1 })
  await page.setViewportSize({ width: 1360, height: 680 })
  await page.goto(url)
  await page.locator('select').first().selectOption(language)
  await page.getByRole('button', { name: trigger, exact: true }).click()
  await page.getByLabel(store, { exact: true }).selectOption({ label: 'Magasin 1' })
  await page.locator('fluent-button', { hasText: save }).click()
  await page.getByText(saved).waitFor()
  await fire('instore', { ...arrival, quantity: 12 })
  await page.getByText(asDeclared, { exact: true }).waitFor()
  await page.getByText('"quantity": 12').waitFor()
  await page.screenshot({ path })
}
