import type { EventType } from '../../src/catalogue/event-type.js'
import type { RunningApp } from './start-app.js'

/**
 * Fires the sample of each event type of which nothing was fired yet, so that lists and dropdowns have something in them. Only for a storage
 * of our own: in any other, flows may wait that are real.
 */
export const fireSamples = async (
  { url, callers: { tenant, publisherKey } }: Pick<RunningApp, 'url' | 'callers'>,
  eventTypes: readonly Pick<EventType, 'name' | 'sample'>[],
  subscriber: string,
): Promise<void> => {
  const authorization = `Bearer ${subscriber}`
  const fireFirst = async ({ name, sample }: Pick<EventType, 'name' | 'sample'>) => {
    const listed = await fetch(`${url}/list/${name}`, { headers: { authorization } })
    if (!listed.ok || ((await listed.json()) as readonly unknown[]).length > 0) return
    await fetch(`${url}/fire/${name}?tenant=${tenant}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': publisherKey },
      body: JSON.stringify(sample),
    })
  }
  await Promise.all(eventTypes.map(fireFirst))
}
