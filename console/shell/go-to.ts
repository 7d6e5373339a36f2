import { placeHref, type View } from '../routes.js'
import type { Query } from '../query-text.js'

/** Goes to a place in this page. */
export const goTo = (view: View, id = '', query: Query = {}): void => {
  location.hash = placeHref(view, id, query)
}
