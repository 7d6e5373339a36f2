import type { Snapshot } from '../../src/playground/snapshot.js'
import { useSurroundings } from '../surroundings.js'
import { ExchangeView } from './exchange-view.js'

/** Every exchange over HTTP, the newest first. */
export const Wire = ({ exchanges }: Pick<Snapshot, 'exchanges'>) => {
  const { texts } = useSurroundings()
  return (
    <section class="card wire" aria-label={texts.wire}>
      <h2>
        {texts.wire} ({exchanges.length})
      </h2>
      {exchanges.length === 0 && <p class="hint">{texts.emptyWire}</p>}
      {exchanges.map((exchange) => (
        <ExchangeView key={exchange.id} exchange={exchange} />
      ))}
    </section>
  )
}
