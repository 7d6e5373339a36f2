import { pathOf } from '../api/api.js'
import type { DeliveryLine } from '../api/api-types.js'
import { useSurroundings } from '../surroundings.js'
import { Action } from './action.js'

/** A button that sends an event to a subscription, whether that has got it or not. */
export const SendThis = ({
  delivery: { eventId, subscriptionId },
  onDone,
}: {
  readonly delivery: Pick<DeliveryLine, 'eventId' | 'subscriptionId'>
  readonly onDone: () => void
}) => {
  const { api, texts } = useSurroundings()
  const { sendAgain } = texts.actions
  return (
    <Action
      label={sendAgain.this}
      text={sendAgain.thisText}
      run={async () => {
        await api.post(pathOf('subscriptions', subscriptionId, 'send-again'), { eventId })
        return sendAgain.done
      }}
      onDone={onDone}
    />
  )
}
