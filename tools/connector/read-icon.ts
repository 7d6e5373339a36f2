import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import type { ConnectorIdentity } from '../../src/catalogue/connector-identity.js'

/** What the portal takes. Source: https://learn.microsoft.com/connectors/custom-connectors/certification-submission */
const [least, most] = [100, 230]

/** A project's own icon; undefined where it has none, so that one is drawn, and what is wrong with it where it cannot be taken. */
export const readIcon = (
  folder: string,
  { icon }: Pick<ConnectorIdentity, 'icon'>,
): { readonly icon?: Buffer; readonly fault?: string } => {
  if (icon === undefined) return {}
  const path = join(folder, icon)
  if (!existsSync(path)) return { fault: `there is no ${icon} beside connector.json` }
  const bytes = readFileSync(path)
  const size = sizeOf(bytes)
  if (size === undefined) return { fault: `${icon} is no PNG` }
  const [width, height] = size
  return width === height && width >= least && width <= most
    ? { icon: bytes }
    : {
        fault: `${icon} is ${width} by ${height} pixels; it must be square, of ${least} to ${most}`,
      }
}

const sizeOf = (bytes: Buffer): readonly [number, number] | undefined => {
  try {
    const { width, height } = PNG.sync.read(bytes)
    return [width, height]
  } catch {
    return undefined
  }
}
