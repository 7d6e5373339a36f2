import type { RpcTypedData } from './functions-core.js'
import type { Invocation } from './invoke.js'
import type { ReceivedMessage } from './storage-queue.js'

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** The bytes of a message text, undefined when it is not in the encoding that host.json tells. */
export const decodeMessage = (text: string, encoding: 'base64' | 'none'): Buffer | undefined => {
  if (encoding === 'none') return Buffer.from(text)
  const compact = text.replaceAll(/\s/g, '')
  return base64.test(compact) ? Buffer.from(compact, 'base64') : undefined
}

const toText = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const jsonProperties = (text: string): [string, unknown][] => {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return []
    return Object.entries(parsed).filter(([, value]) => !Array.isArray(value))
  } catch {
    return []
  }
}

const toRpc = (value: unknown): RpcTypedData =>
  typeof value === 'string' ? { string: value } : { json: JSON.stringify(value) }

const timestamp = (date: Date): RpcTypedData => toRpcJson(date.toISOString().replace('Z', '+00:00'))
const toRpcJson = (value: unknown): RpcTypedData => ({ json: JSON.stringify(value) })

const messageMetadata = (message: ReceivedMessage): Record<string, RpcTypedData> => ({
  DequeueCount: toRpcJson(message.dequeueCount),
  ExpirationTime: timestamp(message.expiresOn),
  Id: { string: message.id },
  InsertionTime: timestamp(message.insertedOn),
  NextVisibleTime: timestamp(message.nextVisibleOn),
  PopReceipt: { string: message.popReceipt },
})

/**
 * What a queue function gets of a message. As in the real host, the top-level properties of a JSON
 * body that are no arrays are merged into triggerMetadata and, whatever their case, win over the
 * message's own: a body with an `id` hides the message's id
 * (https://github.com/Azure/azure-functions-nodejs-library/issues/459).
 */
export const queueInvocation = (bytes: Buffer, message?: ReceivedMessage): Invocation => {
  const text = toText(bytes)
  const data: RpcTypedData = text === undefined ? { bytes } : { string: text }
  const metadata = { QueueTrigger: data, ...(message && messageMetadata(message)) }
  const merged = new Map<string, readonly [string, RpcTypedData]>(
    Object.entries(metadata).map(([name, value]) => [name.toLowerCase(), [name, value]]),
  )
  for (const [name, value] of jsonProperties(text ?? '')) {
    const known = merged.get(name.toLowerCase())?.[0]
    merged.set(name.toLowerCase(), [known ?? name, toRpc(value)])
  }
  return { data, triggerMetadata: Object.fromEntries(merged.values()) }
}
