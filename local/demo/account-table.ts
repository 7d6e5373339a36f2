import { addsUp, type Account } from '../../src/delivery-store/account.js'
import type { Paint } from '../paint.js'

const counts = ['matched', 'delivered', 'pending', 'parked', 'deadLettered', 'retired'] as const

const headings: Readonly<Record<(typeof counts)[number], string>> = {
  matched: 'matched',
  delivered: '= delivered',
  pending: '+ pending',
  parked: '+ parked',
  deadLettered: '+ dead-lettered',
  retired: '+ retired',
}

/** Accounts as lines of a table, one for each event; the first heading says which events they are. */
export const accountTable = (
  heading: string,
  accounts: readonly Account[],
  paint: Paint,
): string[] => {
  const row = (name: string, cell: (count: (typeof counts)[number]) => string) =>
    name.padEnd(21) + counts.map((count) => cell(count).padStart(headings[count].length)).join('  ')
  return [
    paint(
      'dim',
      row(heading, (count) => headings[count]),
    ),
    ...accounts.map(
      (account) =>
        `${row(account.eventType, (count) => String(account[count]))}  ${addsUp(account) ? paint('green', 'adds up') : paint('red', 'DOES NOT ADD UP')}`,
    ),
  ]
}
