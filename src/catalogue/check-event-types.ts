import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clashFaults, type FromFile } from './clash-faults.js'
import type { EventType } from './event-type.js'
import type { FileFault, PlacedFault } from './file-fault.js'
import { parseEventType } from './parse-event-type.js'
import { readJson, type JsonText } from './read-json.js'
import { versionFaults } from './version-faults.js'

/** What a folder's files say, and all that is wrong with them. */
export interface CheckedEventTypes {
  readonly eventTypes: readonly EventType[]
  readonly faults: readonly PlacedFault[]
}

/** A fault with its place in a file. */
export const placed =
  (file: string, json: JsonText) =>
  (fault: FileFault): PlacedFault => ({ ...fault, file, ...json.placeOf(fault) })

/** Reads every `*.json` of a folder, whose event types should have texts in some languages. */
export const checkEventTypes = (
  folder: string,
  languages: readonly string[] = [],
): CheckedEventTypes => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((file) => ({ file, json: readJson(readFileSync(join(folder, file), 'utf8')) }))
  const checked = files.map(({ file, json }) => {
    const parsed = json.value === undefined ? [] : parseEventType(json.value)
    const own = 'name' in parsed ? missingLanguages(parsed, languages) : parsed
    return { file, json, parsed, faults: [...json.faults, ...own].map(placed(file, json)) }
  })
  const fromFiles = checked.flatMap(({ file, parsed }): FromFile[] =>
    'name' in parsed ? [{ file, eventType: parsed }] : [],
  )
  const clashes = [...clashFaults(fromFiles), ...versionFaults(fromFiles)].flatMap((fault) =>
    checked
      .filter(({ file }) => file === fault.file)
      .map(({ file, json }) => placed(file, json)(fault)),
  )
  const none: PlacedFault[] =
    files.length === 0
      ? [{ file: folder, path: '', message: 'no event type (*.json) here', line: 1, column: 1 }]
      : []
  return {
    eventTypes: fromFiles
      .map(({ eventType }) => eventType)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    faults: [...checked.flatMap(({ faults }) => faults), ...clashes, ...none],
  }
}

const missingLanguages = ({ texts }: EventType, languages: readonly string[]): FileFault[] =>
  languages
    .filter((language) => texts[language] === undefined)
    .map((language) => ({
      path: `/texts/${language}`,
      message: 'is missing',
      mend: `connector.json speaks ${languages.join(', ')}: write the texts in each language`,
    }))
