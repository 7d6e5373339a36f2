import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { personas, type Persona } from '../../local/issuer/personas.js'

/** What a page complained of: breaches of its content security policy, and faults of its own. */
export const complaintsOf = (page: Page): readonly string[] => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => complaints.push(message))
  return complaints
}

/** Opens a place in the console, and signs in there as someone of a tenant. */
export const signInTo = async (
  page: Page,
  address: string,
  { tenant, as = 'operator' }: { readonly tenant: string; readonly as?: Persona },
): Promise<void> => {
  await page.goto(address)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Tenant').fill(tenant)
  await page.getByRole('button', { name: personas[as].name }).click()
  await page.getByText(personas[as].name).first().waitFor()
}

/** Answers the dialog that is open with one of its buttons. */
export const answer = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name }).click()

// What is well is not described: that would take longer than to find out.
const runAxe = `axe.run({ resultTypes: ['violations'] })`

const violationsIn = async (page: Page) => {
  const { violations } = await page.evaluate<axe.AxeResults>(runAxe)
  return violations.map(({ id, nodes }) => [
    id,
    ...nodes.map(({ target, any }) => `${target.flat().join(' ')}: ${any[0]?.message ?? ''}`),
  ])
}

/** Expects that axe finds nothing in what a page shows, once its colours have come to rest. */
export const assertAccessible = async (page: Page, what: string): Promise<void> => {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe.source)
  let told = await violationsIn(page)
  for (let looks = 0; told.length > 0 && looks < 10; looks++) {
    await page.waitForTimeout(200)
    told = await violationsIn(page)
  }
  assert.deepEqual(told, [], what)
}

interface Focused {
  readonly text: string
  readonly outline: string
}

// A page's own language: these tests know no DOM.
const readFocus = `(() => {
  const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement)
  const text = document.activeElement.textContent.trim()
  return { text, outline: outlineStyle === 'none' ? boxShadow : outlineStyle }
})()`

/** What has the focus, and how that is seen. */
export const focused = (page: Page): Promise<Focused> => page.evaluate<Focused>(readFocus)

/** How wide what a page shows is. */
export const widthOf = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth')
