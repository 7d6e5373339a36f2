import {
  recipientPage,
  type PageRead,
  type RecipientPage,
} from '../../src/deliveries/fan-out/recipient-page.js'
import {
  recipientPages,
  type RecipientPagesParts,
} from '../../src/deliveries/fan-out/recipient-pages.js'
import { noon, spread, tenant } from './deliveries.js'

/** A page of so many recipients of the usual tenant, read at noon unless said otherwise. */
export const pageOf = (
  count: number,
  {
    scope = tenant,
    number = 0,
    recipients = spread(count),
  }: { readonly scope?: string } & Partial<PageRead> = {},
): RecipientPage =>
  recipientPage({
    partition: { scope, eventType: 'instore' },
    number,
    begunAt: noon,
    recipients,
    more: false,
  })

/** Pages of a table, at noon unless said otherwise. */
export const pagesOver = (
  { firstRecipients }: Pick<RecipientPagesParts, 'firstRecipients'>,
  now = () => noon,
) => recipientPages({ firstRecipients, most: 10_000, now })
