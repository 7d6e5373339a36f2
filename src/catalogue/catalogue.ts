import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventType } from './event-type.js'
import { parseEventType } from './parse-event-type.js'

/** All event types there are. */
export interface Catalogue {
  /** In order of name. */
  readonly eventTypes: readonly EventType[]
  /** By name or alias, in any case. */
  readonly find: (name: string) => EventType | undefined
}

/**
 * Reads every `*.json` of a folder. Throws one error that names each wrong file, the place in it and the reason:
 * an app with half a catalogue would lose events.
 */
export const loadCatalogue = (folder: string): Catalogue => {
  const faults: string[] = []
  const byName = new Map<string, EventType>()
  const eventTypes: EventType[] = []

  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const parsed = parseFile(join(folder, file))
    if (!('name' in parsed)) {
      faults.push(...parsed.map((fault) => `${file}${fault}`))
      continue
    }
    eventTypes.push(parsed)
    for (const name of [parsed.name, ...(parsed.aliases ?? [])]) {
      const other = byName.get(name)
      if (other)
        faults.push(`${file}: the name "${name}" is taken by the event type "${other.name}"`)
      byName.set(name, parsed)
    }
  }

  if (eventTypes.length === 0 && faults.length === 0)
    faults.push(`${folder}: no event type (*.json) here`)
  if (faults.length > 0) throw new Error(`The catalogue is not usable:\n  ${faults.join('\n  ')}`)

  eventTypes.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { eventTypes, find: (name) => byName.get(name.toLowerCase()) }
}

const parseFile = (path: string): EventType | string[] => {
  const json = parseJson(readFileSync(path, 'utf8'))
  if ('error' in json) return [`: not JSON: ${json.error}`]
  const parsed = parseEventType(json.value)
  return 'name' in parsed ? parsed : parsed.map((fault) => `${fault.path}: ${fault.message}`)
}

const parseJson = (text: string): { value: unknown } | { error: string } => {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
