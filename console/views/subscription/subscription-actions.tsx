import { pathOf } from '../../api/api.js'
import type { TestResult } from '../../api/api-types.js'
import type { SubscriptionDetails } from '../../api/subscription-types.js'
import { Action } from '../../parts/action.js'
import { useSurroundings } from '../../surroundings.js'
import { describeReason } from '../../texts/describe-reason.js'
import { SendAgain } from './send-again.js'

/** What can be done about a subscription. */
export const SubscriptionActions = ({
  subscription: { id, status },
  onDone,
}: {
  readonly subscription: SubscriptionDetails
  readonly onDone: () => void
}) => {
  const { api, texts } = useSurroundings()
  const { enable, test } = texts.actions

  const sendTest = async () => {
    const tested = await api.post<TestResult>(pathOf('subscriptions', id, 'test'))
    if (tested.delivered) return test.done
    return test.failed(describeReason(texts.reasons, tested.reason ?? tested.outcome))
  }

  return (
    <p class="row">
      {status !== 'active' && (
        <Action
          isPrimary={status === 'disabled'}
          label={enable.button}
          text={enable.text}
          run={async () => {
            await api.post(pathOf('subscriptions', id, 'enable'))
            return enable.done
          }}
          onDone={onDone}
        />
      )}
      <Action label={test.button} text={test.text} run={sendTest} onDone={onDone} />
      <SendAgain subscriptionId={id} onDone={onDone} />
    </p>
  )
}
