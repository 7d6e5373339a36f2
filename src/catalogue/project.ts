import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueOf, type Catalogue } from './catalogue.js'
import { checkEventTypes, placed } from './check-event-types.js'
import type { ConnectorIdentity } from './connector-identity.js'
import type { EventType } from './event-type.js'
import type { FileFault, PlacedFault } from './file-fault.js'
import { parseConnectorIdentity } from './parse-connector-identity.js'
import { placeholderFaults } from './placeholder-faults.js'
import { readJson } from './read-json.js'
import { refuse } from './refuse.js'

/** What a company has written: all that makes the app and its connector its own. */
export interface Project {
  readonly catalogue: Catalogue
  readonly connector: ConnectorIdentity
}

/** What a project's files say, and all that is wrong with them. */
export interface CheckedProject {
  readonly connector?: ConnectorIdentity
  readonly eventTypes: readonly EventType[]
  readonly faults: readonly PlacedFault[]
  /** A fault of connector.json with its place, for what else is wrong with it. */
  readonly placeIn: (fault: FileFault) => PlacedFault
}

/** Reads a folder's connector.json and its catalogue/, by the rules that the app itself starts by. */
export const checkProject = (folder: string): CheckedProject => {
  const { connector, faults, placeIn } = checkConnector(folder)
  const languages = Object.keys(connector?.texts ?? {})
  const catalogue = checkEventTypes(join(folder, 'catalogue'), languages)
  const inCatalogue = catalogue.faults.map((fault) => ({
    ...fault,
    file: fault.file.endsWith('.json') ? `catalogue/${fault.file}` : fault.file,
  }))
  return {
    ...(connector && { connector }),
    placeIn,
    eventTypes: catalogue.eventTypes,
    faults: [...faults, ...inCatalogue],
  }
}

/** What a project's files say; throws one error that names all that is wrong. */
export const loadProject = (folder: string): Project => accept(folder, checkProject(folder))

/** The same of one that has been checked. */
export const accept = (
  folder: string,
  { connector, eventTypes, faults }: CheckedProject,
): Project => {
  refuse(faults)
  if (connector === undefined) throw new Error(`${folder} has no connector.json`)
  return { catalogue: catalogueOf(eventTypes), connector }
}

const file = 'connector.json'

const checkConnector = (folder: string): Omit<CheckedProject, 'eventTypes'> => {
  const path = join(folder, file)
  const isThere = existsSync(path)
  const json = readJson(isThere ? readFileSync(path, 'utf8') : '')
  const placeIn = placed(file, json)
  const bad = (faults: readonly FileFault[]) => ({ faults: faults.map(placeIn), placeIn })
  if (!isThere) return bad([{ path: '', message: `there is none in ${folder}` }])
  if (json.value === undefined) return bad(json.faults)
  const parsed = parseConnectorIdentity(json.value)
  return 'publisher' in parsed
    ? { ...bad([...json.faults, ...placeholderFaults(parsed)]), connector: parsed }
    : bad([...json.faults, ...parsed])
}
