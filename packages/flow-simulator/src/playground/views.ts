import type { ConnectorFiles } from '../connector/connector.js'
import type { ConnectorView, Locale, OperationView, Remark } from '../designer/connector-view.js'
import { describeConnector } from '../designer/describe-connector.js'

/** An operation in the list: what is needed to find it. */
export type OperationEntry = Pick<
  OperationView,
  'id' | 'kind' | 'title' | 'visibility' | 'deprecated' | 'preview'
> & { readonly hidden?: string; readonly remarks: number; readonly older: readonly string[] }

/** A connector's view without what only an opened operation shows: a large one stays quick. */
export interface ConnectorEntry extends Pick<
  ConnectorView,
  'title' | 'description' | 'publisher' | 'brandColor' | 'connections' | 'remarks'
> {
  readonly triggers: readonly OperationEntry[]
  readonly actions: readonly OperationEntry[]
  readonly hidden: readonly OperationEntry[]
}

const countRemarks = ({ remarks, fields }: OperationView): number =>
  remarks.length + fields.reduce((sum, field) => sum + field.remarks.length, 0)

const entryOf = (view: OperationView): OperationEntry => {
  const { id, kind, title, visibility, deprecated, preview, hidden, older } = view
  return {
    ...{ id, kind, title, visibility, deprecated, preview },
    ...(hidden !== undefined && { hidden }),
    remarks: countRemarks(view),
    older: older.map((it) => it.id),
  }
}

const everyOperation = ({ triggers, actions, hidden }: ConnectorView): OperationView[] =>
  [...triggers, ...actions, ...hidden].flatMap((view) => [view, ...view.older])

/** The views of a connector in each language, made once; a translation is another definition with the same operations. */
export const createViews = (
  { definition, properties }: ConnectorFiles,
  findings: readonly Remark[],
  translations: Readonly<Partial<Record<Locale, ConnectorFiles['definition']>>> = {},
) => {
  const made = new Map<Locale, ConnectorView>()
  const viewIn = (locale: Locale): ConnectorView => {
    const known = made.get(locale)
    if (known) return known
    const view = describeConnector(translations[locale] ?? definition, properties, locale, findings)
    made.set(locale, view)
    return view
  }
  return {
    connector: (locale: Locale): ConnectorEntry => {
      const { triggers, actions, hidden, ...view } = viewIn(locale)
      return {
        ...view,
        triggers: triggers.map(entryOf),
        actions: actions.map(entryOf),
        hidden: hidden.map(entryOf),
      }
    },
    operation: (locale: Locale, id: string): OperationView => {
      const found = everyOperation(viewIn(locale)).find((view) => view.id === id)
      if (!found) throw new Error(`The definition has no operation ${id}.`)
      return found
    },
  }
}

/** The views of one connector. */
export type Views = ReturnType<typeof createViews>
