import type { Page } from 'playwright-core'

/** How long an operator waits for a long list, and in it: milliseconds by what is waited for. */
export type LongListTimes = Readonly<Record<string, number>>

/** What one page more of a list takes: until it is drawn, and how much of that the browser works. */
interface PageTimes {
  readonly drawn: number
  readonly busy: number
}

// The page's own language. Whoever looks for something in all of so long a page takes longer than what is measured.
const rowsShown = `(document.querySelector('main table')?.rows.length ?? 0)`
const drawn = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`
const until = (isSo: string) => `(async () => {
  while (!(${isSo})) await new Promise((next) => setTimeout(next, 5))
  await ${drawn}
})()`
const moreButton = `[...(document.querySelector('main table')?.parentElement.children ?? [])]
  .find((each) => each.matches('p.row'))?.querySelector('fluent-button')`
const nextPage = `(async () => {
  const before = ${rowsShown}, from = performance.now()
  ;(${moreButton}).click()
  await ${until(`${rowsShown} > before`)}
  return performance.now() - from
})()`
const scrollThrough = `new Promise((done) => {
  let worst = 0, y = 0, last = performance.now()
  const step = (now) => {
    worst = Math.max(worst, now - last)
    last = now
    y += 2000
    scrollTo(0, y)
    if (y < document.documentElement.scrollHeight) requestAnimationFrame(step)
    else done(worst)
  }
  requestAnimationFrame(step)
})`
const narrow = `(async () => {
  const from = performance.now()
  const state = document.querySelector('main select')
  state.value = 'deadLettered'
  state.dispatchEvent(new Event('change', { bubbles: true }))
  await ${until(`${rowsShown} < 1000`)}
  return performance.now() - from
})()`

const mean = (of: readonly number[]) => of.reduce((all, each) => all + each, 0) / of.length

/** Opens an event, loads all of its deliveries a hundred at a time, scrolls through them, and narrows them down. */
export const measureLongList = async (
  page: Page,
  { address, count }: { readonly address: string; readonly count: number },
  tell: (line: string) => void,
): Promise<LongListTimes> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  /** For how long the browser's main thread has worked. */
  const busyMs = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }

  const from = performance.now()
  await page.goto(address)
  await page.evaluate(until(`${rowsShown} > 0`))
  const opened = performance.now() - from

  const pages: PageTimes[] = []
  // One row is the heads of the columns.
  while ((await page.evaluate<number>(rowsShown)) <= count) {
    const before = await busyMs()
    const took = await page.evaluate<number>(nextPage)
    pages.push({ drawn: took, busy: (await busyMs()) - before })
    if (pages.length % 10 === 0)
      tell(
        `${(pages.length + 1) * 100} deliveries; the last hundred in ${Math.round(took)} ms, of which the browser worked for ${Math.round(pages.at(-1)?.busy ?? 0)} ms`,
      )
  }
  const worstFrame = await page.evaluate<number>(scrollThrough)
  const narrowed = await page.evaluate<number>(narrow)
  const [first, last] = [pages.slice(0, 5), pages.slice(-5)]
  const timesOf = (which: string, of: readonly PageTimes[]) => ({
    [`the next hundred, ${which}`]: mean(of.map((each) => each.drawn)),
    [`of which the browser works, ${which}`]: mean(of.map(({ busy }) => busy)),
  })
  return {
    'from opening the event to its list': opened,
    ...timesOf('after the first', first),
    ...timesOf('after all others', last),
    'the worst frame while scrolling through all': worstFrame,
    'from all of them to those that died': narrowed,
  }
}
