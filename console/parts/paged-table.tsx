import type { Pages } from '../live/use-pages.js'
import { useSurroundings } from '../surroundings.js'
import { Loading } from './loading.js'
import { ProblemBar } from './problem-bar.js'
import { Table, type TableOptions } from './table.js'
import { Button } from './button.js'

/** A long list, as far as it was asked for, and a way to ask for more. */
export const PagedTable = <Row,>({
  pages,
  ...options
}: Omit<TableOptions<Row>, 'pages'> & { readonly pages: Pages<Row> }) => {
  const { texts, format } = useSurroundings()
  const { items, all, isLoading, more, problem } = pages
  return (
    <>
      {(items.length > 0 || (!isLoading && !problem)) && <Table pages={all} {...options} />}
      <ProblemBar problem={problem} onRetry={more} />
      {isLoading && <Loading />}
      {items.length > 0 && (
        <p class="row">
          <span role="status">{texts.shown(format.number(items.length))}</span>
          {more && !problem && <Button onClick={more}>{texts.more}</Button>}
        </p>
      )}
    </>
  )
}
