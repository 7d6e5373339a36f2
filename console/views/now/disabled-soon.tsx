import type { DisabledSoon } from '../../api/health-types.js'
import { OutsideLink } from '../../parts/outside-link.js'
import { Table } from '../../parts/table.js'
import { Time } from '../../parts/time.js'
import { placeHref } from '../../routes.js'
import { useSurroundings } from '../../surroundings.js'

/** Whose callbacks are about to be disabled, the next one first: their makers can still be told. Nothing where there are none. */
export const DisabledSoonList = ({ of }: { readonly of: readonly DisabledSoon[] }) => {
  const { texts, format } = useSurroundings()
  if (of.length === 0) return null
  return (
    <section>
      <h2>{texts.now.nearlyDisabled}</h2>
      <Table
        label={texts.now.nearlyDisabled}
        pages={[of]}
        keyOf={({ subscriptionId }) => subscriptionId}
        columns={[
          {
            name: texts.subscription.subscription,
            isWide: true,
            cell: ({ subscriptionId, flowName }) => (
              <a href={placeHref('subscriptions', subscriptionId)}>{flowName ?? subscriptionId}</a>
            ),
          },
          { name: texts.eventType, cell: ({ eventType }) => eventType },
          { name: texts.event.maker, cell: ({ oid }) => <code>{oid}</code> },
          { name: texts.now.way, cell: ({ percent }) => texts.percent(format.number(percent)) },
          { name: texts.now.failingSince, cell: ({ failingSince }) => <Time at={failingSince} /> },
          { name: texts.now.disabledFrom, cell: ({ disabledFrom }) => <Time at={disabledFrom} /> },
          {
            name: texts.event.flow,
            cell: ({ flowUrl }) =>
              flowUrl && <OutsideLink href={flowUrl}>{texts.delivery.openFlow}</OutsideLink>,
          },
        ]}
      />
    </section>
  )
}
