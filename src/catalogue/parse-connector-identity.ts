import { checkFile } from './check-file.js'
import { connectorFormat } from './connector-format.js'
import type { ConnectorIdentity } from './connector-identity.js'
import type { FileFault } from './file-fault.js'

const readConnector = checkFile<ConnectorIdentity>(connectorFormat)

/** The parsed JSON of connector.json, or all that is wrong with it. */
export const parseConnectorIdentity = (
  value: unknown,
): ConnectorIdentity | readonly FileFault[] => {
  const read = readConnector(value)
  if (!('publisher' in read)) return read
  const languages = Object.keys(read.texts)
  if (languages.includes(read.locale)) return read
  const mend = `one of its languages: ${languages.join(', ')}`
  return [{ path: '/locale', message: `"texts" has no texts in "${read.locale}"`, mend }]
}
