import { allowsKey, type Keys } from './allows-key.js'
import type { AppFunction } from './app-function.js'
import { queueInvocation } from './queue-data.js'
import type { RunFunction } from './run-function.js'
import { timerInvocation } from './run-timer.js'

/**
 * A request below `/admin`: its path, not decoded and without the query, the key of its header, and its body as text, which is empty when
 * it was too large.
 */
export interface AdminRequest {
  readonly method: string
  readonly path: string
  readonly key: string | undefined
  readonly body: string
}

/** The status that answers a request below `/admin`. */
export type AnswerAdmin = (request: AdminRequest) => number

const readInput = (body: string): string | undefined => {
  try {
    const { input } = JSON.parse(body) as { input?: unknown }
    return typeof input === 'string' ? input : undefined
  } catch {
    return undefined
  }
}

/**
 * `POST /admin/functions/<name>` with the master key and `{"input":"…"}` runs a function that has
 * no HTTP trigger, without waiting for it (`FunctionsController.cs` of the real host).
 */
export const createAnswerAdmin =
  (functions: readonly AppFunction[], keys: Keys | undefined, run: RunFunction): AnswerAdmin =>
  ({ method, path, key, body }) => {
    if (!allowsKey(keys, 'admin', key, null)) return 401
    const name = /^\/admin\/functions\/([^/]+)\/?$/i.exec(path)?.[1]?.toLowerCase()
    const asked = functions.find((candidate) => candidate.name.toLowerCase() === name)
    if (method !== 'POST' || !asked || asked.trigger.kind === 'http') return 404
    const input = readInput(body)
    if (input === undefined && asked.trigger.kind !== 'timer') return 400
    const invocation =
      asked.trigger.kind === 'timer' ? timerInvocation() : queueInvocation(Buffer.from(input ?? ''))
    void run(asked, invocation, 'admin run')
    return 202
  }
