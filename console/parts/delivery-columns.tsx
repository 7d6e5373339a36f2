import type { DeliveryLine } from '../api/api-types.js'
import { placeHref } from '../routes.js'
import { useSurroundings } from '../surroundings.js'
import { StateBadge } from './badges.js'
import { Reason } from './reason.js'
import { RunLink } from './run-link.js'
import type { Column } from './table.js'
import { Time } from './time.js'

/** The columns of a list of deliveries, after what each list begins with. */
export const useDeliveryColumns = (): readonly Column<DeliveryLine>[] => {
  const { texts, format } = useSurroundings()
  return [
    {
      name: texts.event.state,
      cell: ({ id, state }) =>
        id === null || state === 'notSent' ? (
          <StateBadge state={state} />
        ) : (
          <a href={placeHref('deliveries', id)}>
            <StateBadge state={state} />
          </a>
        ),
    },
    { name: texts.event.reason, isWide: true, cell: ({ reason }) => <Reason code={reason} /> },
    {
      name: texts.event.attempts,
      cell: ({ attempts }) => (attempts === 0 ? null : format.number(attempts)),
    },
    {
      name: texts.event.answer,
      cell: ({ lastStatus, lastError }) =>
        [lastStatus, lastError].filter(Boolean).join(' ') || null,
    },
    { name: texts.event.next, cell: ({ nextAttemptAt }) => <Time at={nextAttemptAt} /> },
    {
      name: texts.event.run,
      cell: ({ runUrl, runId }) => <RunLink id={runId} url={runUrl} />,
    },
  ]
}
