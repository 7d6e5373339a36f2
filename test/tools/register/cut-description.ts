/** A part of a description: what of it is looked at is an object. */
type Part = Readonly<Record<string, unknown>>

/** A description in OpenAPI 3.0, as far as it is cut. */
export interface Whole extends Part {
  readonly paths: Readonly<Record<string, Part>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What says nothing of what is allowed. */
const texts = ['summary', 'tags', 'title', 'externalDocs', 'examples', 'example', 'discriminator']

const says = (name: string, owner: Part): boolean =>
  !name.startsWith('x-') &&
  !texts.includes(name) &&
  // Only answers and bodies have to have one.
  (name !== 'description' || 'content' in owner)

/** What leads to other resources is not sent. */
const leadsElsewhere = (value: unknown): boolean =>
  isPart(value) && value['x-ms-navigationProperty'] === true

/** Without texts, marks of generators, and properties that lead to other resources. */
const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare)
  if (!isPart(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => says(name, value))
      .map(([name, part]) => [
        name,
        name === 'properties' && isPart(part) ? bareProperties(part) : bare(part),
      ]),
  )
}

const bareProperties = (properties: Part): Part =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => !leadsElsewhere(value))
      .map(([name, value]) => [name, bare(value)]),
  )

const referencesOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesOf)
  if (!isPart(value)) return []
  return Object.entries(value).flatMap(([name, part]) =>
    name === '$ref' && typeof part === 'string' ? [part] : referencesOf(part),
  )
}

const componentsOf = ({ components }: Whole, used: unknown): Whole['components'] => {
  const kept: Record<string, Record<string, unknown>> = {}
  const waiting = [...referencesOf(used)]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [, , kind = '', name = ''] = next.split('/')
    const ofKind = (kept[kind] ??= {})
    if (name in ofKind) continue
    ofKind[name] = bare(components[kind]?.[name])
    waiting.push(...referencesOf(ofKind[name]))
  }
  const sorted = (names: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1)))
  return Object.fromEntries(
    Object.entries(sorted(kept)).map(([kind, names]) => [kind, sorted(names as Part)]),
  )
}

/**
 * Of a description, the operations that are named (`POST /applications`), and what they refer to. What it answers is a description
 * as well, and is cut to itself.
 */
export const cutDescription = (whole: Whole, operations: readonly string[]): Whole => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ')
    const item = whole.paths[path]
    const found = item?.[method.toLowerCase()]
    if (!item || !found) throw new Error(`The description has no ${operation}`)
    const { parameters } = item
    const cut = (paths[path] ??= parameters === undefined ? {} : { parameters: bare(parameters) })
    cut[method.toLowerCase()] = bare(found)
  }
  const { openapi, info, servers } = whole
  return { openapi, info, servers, paths, components: componentsOf(whole, paths) }
}
