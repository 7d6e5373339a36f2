import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { useSurroundings } from '../surroundings.js'

/** A column of a table: its name, and what stands there of a row. */
export interface Column<Row> {
  readonly name: string
  /** It has twice the room of others. */
  readonly isWide?: boolean
  /** Of what the row is, and nothing else that changes: rows are made once. */
  readonly cell: (row: Row) => ComponentChildren
}

/** A table's rows, page by page, and what names each of them. */
export interface TableOptions<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly pages: readonly (readonly Row[])[]
  readonly keyOf: (row: Row) => string
}

/**
 * A table; on a phone, each row is a card. The roles say what styles would hide. However long it is, no page of it is made anew for the sake
 * of another, and none is laid out that is not in sight: all of it can be read, searched and reached by keyboard.
 */
export const Table = <Row,>({ label, columns, pages, keyOf }: TableOptions<Row>) => {
  const { texts } = useSurroundings()
  if (pages.every((rows) => rows.length === 0)) return <p class="nothing">{texts.nothing}</p>
  return (
    <table role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ name, isWide }) => (
            <th role="columnheader" scope="col" key={name} class={isWide ? 'wide' : ''}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {pages.map((rows, index) => (
        <TablePage key={index} rows={rows} columns={columns} keyOf={keyOf} />
      ))}
    </table>
  )
}

const TablePage = <Row,>({
  rows,
  columns,
  keyOf,
}: Pick<TableOptions<Row>, 'columns' | 'keyOf'> & { readonly rows: readonly Row[] }) => {
  const { texts } = useSurroundings()
  return useMemo(
    () => (
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={keyOf(row)}>
            {columns.map(({ name, isWide, cell }) => (
              <td role="cell" key={name} data-name={name} class={isWide ? 'wide' : ''}>
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    ),
    [rows, texts, columns.length],
  )
}
