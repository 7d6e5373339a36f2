import type { Place } from '../routes.js'
import { NowView } from '../views/now/now-view.js'

/** The view that a place names. */
export const ViewOf = ({ place }: { readonly place: Place }) => {
  switch (place.view) {
    default:
      return <NowView />
  }
}
