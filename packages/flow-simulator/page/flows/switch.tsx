import type { FlowSnapshot } from '../../src/playground/snapshot.js'
import type { Step } from '../../src/playground/step.js'
import { useSurroundings } from '../surroundings.js'

/** Switches a flow on, or off: as was seen, or, where the service is told, as Microsoft documents. */
export const Switch = ({
  flow: { name, state, kind },
  perform,
  isBusy,
}: {
  readonly flow: FlowSnapshot
  readonly perform: (step: Step) => void
  readonly isBusy: boolean
}) => {
  const { texts } = useSurroundings()
  const button = (label: string, step: Step) => (
    <fluent-button
      disabled={isBusy}
      onClick={() => {
        perform(step)
      }}
    >
      {label}
    </fluent-button>
  )
  if (state !== 'on') return button(texts.switchOn, { do: 'switch-on', flow: name })
  const off = (unsubscribe: boolean): Step => ({ do: 'switch-off', flow: name, unsubscribe })
  return (
    <>
      {button(texts.switchOff, off(false))}
      {kind === 'webhook-trigger' && button(texts.switchOffAndTell, off(true))}
    </>
  )
}
