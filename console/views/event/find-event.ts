import { ApiProblem } from '../../api/api-problem.js'
import type { Api } from '../../api/api.js'
import type { EventLine } from '../../api/api-types.js'

/** An event's account without its payload: whoever opens an event does not see what was fired before asking for it. */
export const findEvent = async (api: Api, id: string, signal: AbortSignal): Promise<EventLine> => {
  const { events } = await api.get<{ events: readonly EventLine[] }>('/events', { id }, signal)
  const [event] = events
  if (event) return event
  throw new ApiProblem({ status: 404, code: 'unknown-event', title: id, detail: '' })
}
