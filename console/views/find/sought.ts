/** What a person may have typed in who looks for something. */
export type Sought =
  | { readonly kind: 'anything' }
  | { readonly kind: 'event'; readonly id: string }
  | { readonly kind: 'delivery'; readonly id: string }
  /** A subscription's id, a flow's name, or its maker's object id. */
  | { readonly kind: 'flow'; readonly text: string }

/** An event's id ends in its time and random bits; a tracking id has its subscription's digits after that. */
const eventId = /^[\w.]+-[0-9a-z]{20,60}$/i
const trackingId = /^[\w.]+-[0-9a-z]{20,60}\.[0-9a-f]{32}$/i
const subscriptionId = /^[\w.]+-[0-9a-f]{32}$/i

/** Tells what was typed in by its form: ids are pasted, names are typed. */
export const readSought = (typed: string): Sought => {
  const text = typed.trim()
  if (text === '') return { kind: 'anything' }
  if (trackingId.test(text)) return { kind: 'delivery', id: text }
  if (subscriptionId.test(text)) return { kind: 'flow', text }
  return eventId.test(text) ? { kind: 'event', id: text } : { kind: 'flow', text }
}
