import type { Page } from 'playwright-core'
import { personas } from '../../local/issuer/personas.js'
import type { World } from '../support/world.js'
import type { Language } from './playground-picture.js'

/** Four flows, each with another fate, and an event for all of them. */
export const fireToFour = async ({ flows, host, fire, accountOnce }: World): Promise<string> => {
  const answers = ['accept', 'schema-mismatch', 'off', 'unavailable'] as const
  const made = answers.map((kind, index) => {
    const digit = index + 1
    const name = `4f0c1d2e-${String(digit).repeat(4)}-4000-8000-00000000000${digit}`
    return flows().flow({ name, answer: { kind } })
  })
  for (const flow of made) await flow.subscribe(host().url, 'instore')
  const payload = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }
  const { eventId, location } = await fire('instore', payload)
  await accountOnce(location, ({ parked, deadLettered, delivered }) =>
    [parked, deadLettered, delivered].every((count) => count > 0),
  )
  return eventId
}

/** Draws the console: what became of an event for each of several flows. */
export const drawConsole = async (
  page: Page,
  { host }: Pick<World, 'host'>,
  { eventId, language, path }: { eventId: string; language: Language; path: string },
): Promise<void> => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto(`${host().url}/console#/events/${eventId}`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: personas.operator.name }).click()
  if (language === 'fr') await page.getByText('Français', { exact: true }).click()
  await page.locator('table a').nth(3).waitFor()
  await page.screenshot({ path })
}
