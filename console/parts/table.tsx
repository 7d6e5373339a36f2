import type { ComponentChildren } from 'preact'
import { useSurroundings } from '../surroundings.js'

/** A column of a table: its name, and what stands there of a row. */
export interface Column<Row> {
  readonly name: string
  readonly cell: (row: Row) => ComponentChildren
}

/** A table's rows, by what names each of them. */
export interface TableOptions<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
}

/** A table; on a phone, each row is a card. The roles say what styles would hide. */
export const Table = <Row,>({ label, columns, rows, keyOf }: TableOptions<Row>) => {
  const { texts } = useSurroundings()
  if (rows.length === 0) return <p class="nothing">{texts.nothing}</p>
  return (
    <table role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ name }) => (
            <th role="columnheader" scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={keyOf(row)}>
            {columns.map(({ name, cell }) => (
              <td role="cell" key={name} data-name={name}>
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
