import { useEffect, useState } from 'preact/hooks'
import type { FlowSnapshot } from '../../src/playground/snapshot.js'
import { useSurroundings } from '../surroundings.js'

/** What becomes of that which happens while a flow is off, and how sure that is. */
export const Missed = ({
  flow: { state, location },
}: {
  readonly flow: Pick<FlowSnapshot, 'state' | 'location'>
}) => {
  const { texts } = useSurroundings()
  const isOff = state === 'off' || state === 'suspended'
  const isForgotten = isOff && location === undefined
  const [wasForgotten, setForgotten] = useState(false)
  useEffect(() => {
    if (isOff) setForgotten(isForgotten)
  }, [isOff, isForgotten])
  if (isOff) return <p class="hint">{isForgotten ? texts.offAndTold : texts.offUntold}</p>
  return wasForgotten ? <p class="hint">{texts.onAfterTold}</p> : null
}
