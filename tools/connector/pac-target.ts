import { InvalidArgumentError } from 'commander'
import { isGuid } from '../command-line/is-guid.js'

/** Where a connector is deployed to. */
export interface PacTarget {
  /** The Power Platform environment, by id or URL; that of `pac auth` unless given. */
  readonly environment?: string
  /** The unique name of a solution that is to hold the connector. */
  readonly solution?: string
  /** Of a connector that is there. */
  readonly connectorId?: string
}

/** An argument parser for a connector's id, which `pac` refuses otherwise. */
export const parseConnectorId = (text: string): string => {
  if (isGuid(text)) return text
  throw new InvalidArgumentError('It must be a GUID: "pac connector list" shows it.')
}

/** An argument parser for an environment as `pac` takes it: "a Guid or absolute https URL". */
export const parseEnvironment = (text: string): string => {
  if (isGuid(text) || (URL.canParse(text) && new URL(text).protocol === 'https:')) return text
  throw new InvalidArgumentError('It must be a GUID or a URL that begins with https://.')
}
