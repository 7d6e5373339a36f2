import { useState } from 'preact/hooks'
import { pathOf } from '../../api/api.js'
import type { Piece } from '../../api/api-types.js'
import { BulkAction } from '../../parts/bulk-action.js'
import { TimeField } from '../../parts/field.js'
import { useSurroundings } from '../../surroundings.js'

const day = 86_400_000

/** Sends to a subscription what it missed since a time: counted first, then piece by piece. */
export const SendAgain = ({
  subscriptionId,
  onDone,
}: {
  readonly subscriptionId: string
  readonly onDone: () => void
}) => {
  const { api, texts } = useSurroundings()
  const [since, setSince] = useState(() => new Date(Date.now() - day).toISOString())
  const { sendAgain, bulk } = texts.actions
  return (
    <BulkAction
      label={sendAgain.button}
      text={sendAgain.text}
      goLabel={bulk.send}
      ask={(dryRun, cursor) =>
        api.post<Piece>(pathOf('subscriptions', subscriptionId, 'send-again'), {
          from: since,
          ...(dryRun && { dryRun }),
          ...(cursor !== undefined && { cursor }),
        })
      }
      onDone={onDone}
    >
      <TimeField label={sendAgain.since} value={since} onChange={setSince} />
    </BulkAction>
  )
}
