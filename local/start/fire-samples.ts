import type { EventType } from '../../src/catalogue/event-type.js'
import type { LocalCallers } from '../local-callers.js'
import { refusalText } from './ask-app.js'

/** The app, and who fires. */
export interface SampledApp {
  readonly url: string
  readonly callers: Pick<LocalCallers, 'tenant' | 'publisherKey'>
}

/**
 * Fires the sample of each event type of which nothing was fired yet, so that lists and dropdowns have something in them. Only for a storage
 * of our own: in any other, flows may wait that are real. Answers a line for each type whose sample the app did not accept.
 */
export const fireSamples = async (
  { url, callers: { tenant, publisherKey } }: SampledApp,
  eventTypes: readonly Pick<EventType, 'name' | 'sample'>[],
  subscriber: string,
): Promise<readonly string[]> => {
  const authorization = `Bearer ${subscriber}`
  const fireFirst = async ({ name, sample }: Pick<EventType, 'name' | 'sample'>) => {
    const refusedBy = async (asked: string, response: Response) => [
      `No sample of ${name} was fired: ${await refusalText(asked, response)}`,
    ]
    const listed = await fetch(`${url}/list/${name}`, { headers: { authorization } })
    if (!listed.ok) return refusedBy(`GET /list/${name}`, listed)
    if (((await listed.json()) as readonly unknown[]).length > 0) return []
    const fired = await fetch(`${url}/fire/${name}?tenant=${tenant}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': publisherKey },
      body: JSON.stringify(sample),
    })
    return fired.ok ? [] : refusedBy(`POST /fire/${name}`, fired)
  }
  return (await Promise.all(eventTypes.map(fireFirst))).flat()
}
