import type { Connector, Operation } from '../connector/connector.js'

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** The operation that the gateway has at a path below the service's base; undefined where the definition declares none. */
export const operationAt = (
  { operations }: Pick<Connector, 'operations'>,
  method: string,
  path: string,
): Operation | undefined =>
  operations.find((operation) => {
    if (operation.method !== method) return false
    const parts = operation.path.split(/\{[^}]*\}/).map(literal)
    return new RegExp(`^${parts.join('[^/]+')}/?$`, 'i').test(path)
  })
