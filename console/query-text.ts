/** What a list is narrowed down by; what is absent or empty does not narrow it. */
export type Query = Readonly<Record<string, string | number | undefined>>

/** A query as it stands in an address, with its question mark; '' for none. */
export const queryText = (query: Query): string => {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') given.set(name, String(value))
  const text = given.toString()
  return text === '' ? '' : `?${text}`
}
