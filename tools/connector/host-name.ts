import { InvalidArgumentError } from 'commander'
import { connectorData } from './connector-data.js'

/** An argument parser for a host's name, with its port where it has one. */
export const hostName = (text: string): string => {
  const url = `https://${text}`
  if (URL.canParse(url) && new URL(url).host === text.toLowerCase()) return text.toLowerCase()
  throw new InvalidArgumentError(
    `It must be a name like ${connectorData.host}, without scheme or path.`,
  )
}
