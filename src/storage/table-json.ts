/** A row as the Table service writes it: some values have their type beside them, under the name of the column and this. */
type TableJson = Readonly<Record<string, unknown>>

const typeMark = '@odata.type'

/** The service's names of columns that the SDK calls otherwise. */
const sdkNames: Readonly<Record<string, string>> = {
  PartitionKey: 'partitionKey',
  RowKey: 'rowKey',
  Timestamp: 'timestamp',
  'odata.etag': 'etag',
}

/** The SDK's names of columns that the service calls otherwise. */
export const serviceNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(sdkNames).map(([service, sdk]) => [sdk, service]),
)

/**
 * A value of a type that JSON does not have.
 * Source: https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations#property-types-in-a-json-feed
 */
const typed = (value: unknown, type: unknown): unknown => {
  const text = String(value)
  switch (type) {
    case 'Edm.DateTime':
      return new Date(text)
    case 'Edm.Binary':
      return Buffer.from(text, 'base64')
    case 'Edm.Int64':
      return BigInt(text)
    case 'Edm.Guid':
      return { value, type: 'Guid' }
    default:
      return value
  }
}

/** A row as the SDK gives it. */
export const fromTableJson = (row: TableJson): Record<string, unknown> => {
  const read: Record<string, unknown> = {}
  for (const name in row) {
    if (name.endsWith(typeMark)) continue
    const type = row[name + typeMark]
    read[sdkNames[name] ?? name] = type === undefined ? row[name] : typed(row[name], type)
  }
  return read
}

/** A row that the SDK would take, as the service takes it. What is undefined is left out. */
export const toTableJson = (row: object): TableJson => {
  const written: Record<string, unknown> = {}
  for (const [sdkName, value] of Object.entries(row)) {
    const name = serviceNames[sdkName] ?? sdkName
    const [plain, type] = toPlain(value)
    written[name] = plain
    if (type !== undefined) written[name + typeMark] = type
  }
  return written
}

const toPlain = (value: unknown): readonly [plain: unknown, type?: string] => {
  if (value instanceof Date) return [value.toISOString(), 'Edm.DateTime']
  if (value instanceof Uint8Array)
    return [
      Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'),
      'Edm.Binary',
    ]
  if (typeof value === 'bigint') return [String(value), 'Edm.Int64']
  if (value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value))
    return [value]
  throw new Error(`A row cannot hold a value of type ${typeof value}`)
}
