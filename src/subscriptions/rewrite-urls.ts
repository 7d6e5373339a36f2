import { odata, type TableClient } from '@azure/data-tables'
import type { TextCipher } from '../encryption/text-cipher.js'
import { afterConflict } from '../storage/after-conflict.js'
import { allRows } from '../storage/table-query.js'
import { endOfKeys } from './key-range.js'
import type { RewriteUrl, Rewritten } from './rewrite-url.js'
import type { SubscriptionRow } from './subscription-row.js'

/** Stores all URLs as they would be now, whosever they are; tells what became of each. A dry run tells which are `stale`. */
export type RewriteUrls = (dryRun: boolean) => AsyncIterable<Rewritten | 'stale'>

/** The table of subscriptions, and how one row of it is rewritten. */
export interface RewriteUrlsParts {
  readonly table: () => Promise<TableClient>
  readonly cipher: () => Promise<TextCipher>
  readonly rewriteUrl: RewriteUrl
}

type Row = Pick<SubscriptionRow, 'callbackUrl' | 'partitionKey' | 'rowKey'>

const atOnce = 8

/** A row that others keep writing is tried this often. */
const tries = 5

/** Goes through the table, in order of its keys; it can be stopped, and run again, at any time. */
export const rewriteUrls = ({ table, cipher, rewriteUrl }: RewriteUrlsParts): RewriteUrls => {
  const rewrite = async (row: Row): Promise<Rewritten> => {
    for (let i = 0; i < tries; i++) {
      await afterConflict(i)
      const rewritten = await rewriteUrl(row)
      if (rewritten !== 'busy') return rewritten
    }
    return 'busy'
  }

  return async function* (dryRun) {
    const { isCurrent } = await cipher()
    const filter = odata`RowKey lt ${endOfKeys}`
    const select = ['PartitionKey', 'RowKey', 'callbackUrl']
    let stale: Row[] = []
    for await (const row of allRows<Row>(table, { filter, select })) {
      if (isCurrent(row.callbackUrl)) yield 'current'
      else if (dryRun) yield 'stale'
      else stale.push(row)
      if (stale.length < atOnce) continue
      yield* await Promise.all(stale.map(rewrite))
      stale = []
    }
    yield* await Promise.all(stale.map(rewrite))
  }
}
