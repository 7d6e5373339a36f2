import { useEffect, useState } from 'preact/hooks'
import { readPlace, type Place } from '../routes.js'

/** The place that the page's address names, whenever that changes. */
export const usePlace = (): Place => {
  const [fragment, setFragment] = useState(location.hash)
  useEffect(() => {
    const follow = () => {
      setFragment(location.hash)
    }
    addEventListener('hashchange', follow)
    return () => {
      removeEventListener('hashchange', follow)
    }
  }, [])
  return readPlace(fragment)
}
