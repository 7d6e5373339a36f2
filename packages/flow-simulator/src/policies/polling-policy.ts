import { asText } from '../json/json-value.js'
import { valueAt } from '../json/value-at.js'
import { evaluate, partOfBody } from './expression.js'
import type { Policy } from './policy.js'

/** What a poll brought, for a trigger that polls by a policy. */
export interface Polled {
  /** There is something in the collection that holds a trigger's data. */
  readonly isNew: boolean
  /** The parameters of the next poll; undefined where the answer tells none. */
  readonly next: Readonly<Record<string, string>> | undefined
}

/**
 * Reads answers as the policy pollingtrigger has it: the newest item comes first, and tells what the next poll asks for
 * (https://learn.microsoft.com/connectors/custom-connectors/create-polling-trigger). Undefined where no policy is one.
 */
export const pollingPolicy = (
  policies: readonly Policy[],
): ((body: unknown) => Polled) | undefined => {
  const policy = policies.find(({ template }) => template === 'pollingtrigger')
  if (!policy) return undefined
  const config = Object.entries(policy.record('triggerConfig'))
  const path = partOfBody(policy.parameter('triggerDataPath') ?? '') ?? []
  return (body) => {
    const items = valueAt(body, path)
    const evaluated = config.map(
      ([name, template]) => [name, evaluate(asText(template), { triggerBody: body })] as const,
    )
    const isKnown = evaluated.every(([, { unknown }]) => unknown.length === 0)
    return {
      isNew: Array.isArray(items) && items.length > 0,
      next: isKnown
        ? Object.fromEntries(evaluated.map(([name, { text }]) => [name, text]))
        : undefined,
    }
  }
}
