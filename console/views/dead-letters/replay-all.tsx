import type { Piece } from '../../api/api-types.js'
import { BulkAction } from '../../parts/bulk-action.js'
import { useSurroundings } from '../../surroundings.js'

/** Replays all dead letters that the filters leave, which are counted first. */
export const ReplayAll = ({
  filters,
  onDone,
}: {
  readonly filters: Readonly<Record<string, string | undefined>>
  readonly onDone: () => void
}) => {
  const { api, texts } = useSurroundings()
  const { bulk } = texts.actions
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value))
  const isAll = Object.keys(given).length === 0
  return (
    <p>
      <BulkAction
        label={bulk.replayTitle}
        text={bulk.replayText}
        goLabel={bulk.replay}
        ask={(dryRun, cursor) =>
          api.post<Piece>('/dead-letters/replay', {
            ...given,
            ...(isAll && { all: true }),
            ...(dryRun && { dryRun }),
            ...(cursor !== undefined && { cursor }),
          })
        }
        onDone={onDone}
      />
    </p>
  )
}
