import { queryText, type Query } from './query-text.js'

/** A place in the console: which view, of what, narrowed down how. */
export interface Place {
  readonly view: View
  /** What it is about; '' for a list. */
  readonly id: string
  readonly query: Readonly<Record<string, string>>
}

const views = ['now', 'find', 'events', 'deliveries', 'subscriptions', 'dead-letters'] as const

/** The views, as their addresses name them. */
export type View = (typeof views)[number]

const isView = (text: string): text is View => views.some((view) => view === text)

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The place that a fragment such as `#/events/order-1?state=pending` names; Now for whatever is no place. */
export const readPlace = (fragment: string): Place => {
  const [path = '', search = ''] = fragment.replace(/^#\/?/, '').split('?', 2)
  const [name = '', id = ''] = path.split('/')
  if (!isView(name)) return { view: 'now', id: '', query: {} }
  return { view: name, id: decoded(id), query: Object.fromEntries(new URLSearchParams(search)) }
}

/** The address of a place in this page; what is empty in its query is left out. */
export const placeHref = (view: View, id = '', query: Query = {}): string =>
  `#/${view}${id === '' ? '' : `/${encodeURIComponent(id)}`}${queryText(query)}`
