import type { Overview } from '../../api/api-types.js'
import { placeHref } from '../../routes.js'
import { useSurroundings } from '../../surroundings.js'
import { Tile } from './tile.js'

/** What may need someone, as figures that lead to their lists. */
export const Tiles = ({ overview }: { readonly overview: Overview }) => {
  const { texts, format } = useSurroundings()
  const { hours, subscriptions, oldestPendingAt, asOf } = overview
  const sum = (state: 'pending' | 'parked' | 'deadLettered') =>
    hours.reduce((all, hour) => all + hour[state], 0)
  const number = format.number
  const from = hours.at(0)?.from
  const age = oldestPendingAt && Date.parse(asOf) - Date.parse(oldestPendingAt)
  const ofStatus = (status: string) => placeHref('subscriptions', '', { status })

  return (
    <ul class="tiles">
      <Tile
        label={oldestPendingAt ? texts.now.oldest : texts.now.noBacklog}
        value={typeof age === 'number' ? format.duration(age) : '–'}
        href={placeHref('find', '', { state: 'pending' })}
      />
      <Tile
        label={texts.states.pending}
        value={number(sum('pending'))}
        href={placeHref('find', '', { from, state: 'pending' })}
      />
      <Tile label={texts.states.parked} value={number(sum('parked'))} href={ofStatus('off')} />
      <Tile
        label={texts.views['dead-letters']}
        value={number(sum('deadLettered'))}
        href={placeHref('dead-letters')}
        isWrong={sum('deadLettered') > 0}
      />
      <Tile
        label={texts.health['on-probation']}
        value={number(subscriptions.onProbation)}
        href={ofStatus('on-probation')}
        isWrong={subscriptions.onProbation > 0}
      />
      <Tile
        label={texts.now.nearlyDisabled}
        value={number(subscriptions.nearlyDisabled)}
        href={ofStatus('disabled-soon')}
        isWrong={subscriptions.nearlyDisabled > 0}
      />
      <Tile
        label={texts.health.disabled}
        value={number(subscriptions.disabled)}
        href={ofStatus('disabled')}
        isWrong={subscriptions.disabled > 0}
      />
    </ul>
  )
}
