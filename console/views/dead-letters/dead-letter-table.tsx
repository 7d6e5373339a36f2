import type { DeliveryLine } from '../../api/api-types.js'
import type { Pages } from '../../live/use-pages.js'
import { OutsideLink } from '../../parts/outside-link.js'
import { PagedTable } from '../../parts/paged-table.js'
import { Reason } from '../../parts/reason.js'
import { Time } from '../../parts/time.js'
import { placeHref } from '../../routes.js'
import { useSurroundings } from '../../surroundings.js'

/** Dead letters, each a link to what happened to it. */
export const DeadLetterTable = ({ pages }: { readonly pages: Pages<DeliveryLine> }) => {
  const { texts, format } = useSurroundings()
  return (
    <PagedTable
      label={texts.views['dead-letters']}
      pages={pages}
      keyOf={({ eventId, subscriptionId }) => `${eventId}.${subscriptionId}`}
      columns={[
        {
          name: texts.find.fired,
          cell: ({ id, firedAt }) => (
            <a href={placeHref('deliveries', id ?? '')}>
              <Time at={firedAt} />
            </a>
          ),
        },
        { name: texts.eventType, cell: ({ eventType }) => eventType },
        {
          name: texts.subscription.subscription,
          isWide: true,
          cell: ({ subscriptionId, flowName }) => (
            <a href={placeHref('subscriptions', subscriptionId)}>{flowName ?? subscriptionId}</a>
          ),
        },
        { name: texts.event.reason, isWide: true, cell: ({ reason }) => <Reason code={reason} /> },
        { name: texts.event.attempts, cell: ({ attempts }) => format.number(attempts) },
        {
          name: texts.event.answer,
          cell: ({ lastStatus, lastError }) =>
            [lastStatus, lastError].filter(Boolean).join(' ') || null,
        },
        {
          name: texts.event.flow,
          cell: ({ flowUrl }) =>
            flowUrl ? <OutsideLink href={flowUrl}>{texts.delivery.openFlow}</OutsideLink> : null,
        },
      ]}
    />
  )
}
