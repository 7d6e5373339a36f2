import type { Hour } from '../../api/api-types.js'
import { Table } from '../../parts/table.js'
import { useSurroundings } from '../../surroundings.js'
import { barsOf, layerCount, layers, type Layer } from './bars.js'

const [width, height] = [720, 160]

/** The last hours as a chart, and the same as a table. */
export const HoursChart = ({ hours }: { readonly hours: readonly Hour[] }) => {
  const { texts, format } = useSurroundings()
  const names = {
    delivered: texts.states.delivered,
    waiting: `${texts.states.pending}, ${texts.states.parked}`,
    deadLettered: texts.states.deadLettered,
  } as const satisfies Readonly<Record<Layer, string>>
  const sum = (layer: Layer) =>
    format.number(hours.reduce((all, hour) => all + layerCount(hour, layer), 0))
  const [first, last] = [hours.at(0), hours.at(-1)]

  return (
    <figure class="chart">
      <ul class="legend" aria-hidden="true">
        {layers.map((layer) => (
          <li key={layer} class={`key ${layer}`}>
            {names[layer]} {sum(layer)}
          </li>
        ))}
      </ul>
      <svg
        role="img"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        aria-label={texts.now.chart(sum('delivered'), sum('waiting'), sum('deadLettered'))}
      >
        {barsOf(hours, width, height).map(({ layer, ...shape }) => (
          <rect key={`${layer}${shape.x}`} class={layer} {...shape} />
        ))}
      </svg>
      <p class="axis" aria-hidden="true">
        <span>{first && format.hour(first.from)}</span>
        <span>{last && format.hour(last.from)}</span>
      </p>
      <details>
        <summary>{texts.now.table}</summary>
        <Table
          label={texts.now.hours}
          pages={[hours]}
          keyOf={({ from }) => from}
          columns={[
            { name: texts.now.hour, cell: ({ from }) => format.hour(from) },
            { name: texts.now.events, cell: ({ events }) => format.number(events) },
            ...layers.map((layer) => ({
              name: names[layer],
              cell: (hour: Hour) => format.number(layerCount(hour, layer)),
            })),
          ]}
        />
      </details>
    </figure>
  )
}
