import { connectionSets } from '../connection/connection-sets.js'
import type { ConnectorFiles } from '../connector/connector.js'
import { readConnector } from '../connector/read-connector.js'
import { objectOf, textOf } from '../json/json-value.js'
import type { ConnectorView, Locale, OperationView, Remark } from './connector-view.js'
import { foldFamilies } from './fold-families.js'
import { operationView } from './operation-view.js'
import { createRemarks } from './remarks.js'

const ranks = ['important', 'none', 'advanced', 'internal']

const importantFirst = (views: readonly OperationView[]): OperationView[] =>
  [...views].sort((one, other) => ranks.indexOf(one.visibility) - ranks.indexOf(other.visibility))

/**
 * A connector as the designer shows it to its makers: what is offered, what is hidden and why, with what connector-lint found beside
 * the place that it is about.
 */
export const describeConnector = (
  definition: ConnectorFiles['definition'],
  properties: ConnectorFiles['properties'],
  locale: Locale = 'en',
  findings: readonly Remark[] = [],
): ConnectorView => {
  const connector = readConnector({ definition, properties })
  const remarks = createRemarks(findings)
  const context = { connector, locale, remarks }
  const views = connector.operations.map((operation) => operationView(context, operation))
  const folded = foldFamilies(views)
  const offered = importantFirst(folded.filter(({ hidden }) => hidden === undefined))
  const inner = objectOf(properties.properties)
  const description = textOf(objectOf(definition.info).description)
  const publisher = textOf(inner.publisher)
  const brandColor = textOf(inner.iconBrandColor)
  return {
    title: connector.title,
    ...(description !== undefined && { description }),
    ...(publisher !== undefined && { publisher }),
    ...(brandColor !== undefined && { brandColor }),
    connections: connectionSets(connector),
    triggers: offered.filter(({ kind }) => kind.endsWith('trigger')),
    actions: offered.filter(({ kind }) => kind.endsWith('action')),
    hidden: folded.filter(({ hidden }) => hidden !== undefined),
    remarks: remarks.rest(),
  }
}
