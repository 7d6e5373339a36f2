import type { EventType } from '../../catalogue/event-type.js'
import type { Fired, Payload } from '../../events/fired.js'
import { Problem, refuseFaults } from '../../problem.js'

/** A CloudEvent as it came. */
export interface CloudEvent {
  /** Its attributes by name; one that is not there, or is no text, is empty. */
  readonly attribute: (name: string) => string
  /** Its data; undefined without any that is JSON. */
  readonly payload: Payload | undefined
  /** What the name of an attribute follows where a fault is told: `/`, `/3/` or `ce-`. */
  readonly prefix: string
}

/**
 * What CloudEvents fire, each of them once for its source and id; throws a Problem that names every fault. Their time, subject
 * and further attributes are not looked at: the payload is what flows get.
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#required-attributes
 */
export const firedOf = (
  events: readonly CloudEvent[],
  eventType: Pick<EventType, 'name' | 'aliases'>,
): readonly Fired[] => {
  refuseFaults(
    'cloud-event-invalid',
    events.flatMap((event) => faultsOf(event, eventType)),
  )
  return events.flatMap(toFired)
}

/** Passes data that is JSON, as it is without a datacontenttype; throws a Problem for any other. */
export const checkDataType = (type: string, name: string): void => {
  if (/^([^/;\s]+\/([^/;\s]+\+)?json\s*(;.*)?)?$/i.test(type)) return
  throw new Problem(
    'content-type-unsupported',
    `${name} is "${type.slice(0, 100)}"; the data has to be application/json.`,
  )
}

const faultsOf = (
  { attribute, payload, prefix }: CloudEvent,
  { name, aliases = [] }: Pick<EventType, 'name' | 'aliases'>,
) => {
  const type = attribute('type')
  const fits = [name, ...aliases].some((each) => `.${type}`.toLowerCase().endsWith(`.${each}`))
  const faultIf = (wrong: boolean, attributeName: string, message: string) =>
    wrong ? [{ path: prefix + attributeName, message }] : []
  return [
    ...faultIf(attribute('specversion') !== '1.0', 'specversion', 'must be "1.0"'),
    ...['id', 'source', 'type'].flatMap((each) =>
      faultIf(attribute(each) === '', each, 'must be a text that is not empty'),
    ),
    ...faultIf(
      type !== '' && !fits,
      'type',
      `is "${type.slice(0, 100)}", and not "${name}" nor ends with ".${name}"`,
    ),
    ...faultIf(!payload, 'data', 'must be there as JSON, or else as base64 of it in data_base64'),
  ]
}

const toFired = ({ attribute, payload, prefix }: CloudEvent): Fired[] => {
  if (!payload) return []
  const once = {
    key: `cloud-event:${JSON.stringify([attribute('source'), attribute('id')])}`,
    name: `What ${prefix}source and ${prefix}id name`,
    body: payload.bytes,
  }
  return [{ payloads: [payload], once }]
}
