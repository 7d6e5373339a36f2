import { isJsonObject } from '../json-object.js'
import type { FromFile } from './clash-faults.js'
import { didYouMean } from './did-you-mean.js'
import type { EventType, PayloadSchema } from './event-type.js'
import type { FileFault } from './file-fault.js'
import { mapPayload, type Source, type Supersedes } from './map-payload.js'

type PlacedIn = FileFault & { readonly file: string }

/** What is wrong with how new versions of event types lead to those before. */
export const versionFaults = (all: readonly FromFile[]): readonly PlacedIn[] =>
  all.flatMap(({ file, eventType }) => {
    const { supersedes } = eventType
    if (!supersedes) return []
    const before = all.find((each) => each.eventType.name === supersedes.eventType)?.eventType
    const faults = before
      ? [...chainFaults(all, eventType, supersedes), ...mappingFaults(eventType, before, supersedes)]
      : [unknown(all, eventType, supersedes)]
    return faults.map((fault) => ({ ...fault, file }))
  })

const path = '/supersedes/eventType'

const unknown = (
  all: readonly FromFile[],
  { name }: EventType,
  { eventType }: Supersedes,
): FileFault => ({
  path,
  message: `names "${eventType}", which is no event type here`,
  mend: didYouMean(
    eventType,
    all.map((each) => each.eventType.name).filter((each) => each !== name),
  ),
})

const chainFaults = (
  all: readonly FromFile[],
  { name }: EventType,
  { eventType: before }: Supersedes,
): FileFault[] => {
  const others = all.filter(
    (each) => each.eventType.supersedes?.eventType === before && each.eventType.name < name,
  )
  const [other] = others
  if (other) {
    const message = `names "${before}", which "${other.eventType.name}" supersedes already`
    return [{ path, message, mend: 'supersede the newest version' }]
  }
  const passed = [name]
  for (let next: string | undefined = before; next !== undefined;) {
    if (passed.includes(next))
      return [{ path, message: `leads back to "${next}"`, mend: 'the first version supersedes none' }]
    passed.push(next)
    const version = all.find((each) => each.eventType.name === next)
    next = version?.eventType.supersedes?.eventType
  }
  return []
}

const mappingFaults = (now: EventType, before: EventType, { mapping }: Supersedes): FileFault[] => {
  const at = '/supersedes/mapping'
  const { properties, required = [] } = before.schema
  const missing = required.filter((name) => mapping[name] === undefined)
  const faults = [
    ...missing.map((name) => ({
      path: at,
      message: `does not say what "${name}" holds, which "${before.name}" requires`,
      mend: 'name a property of this event type, or {"value": …}',
    })),
    ...Object.entries(mapping).flatMap(([name, source]): FileFault[] => {
      const place = `${at}/${name}`
      return properties[name] === undefined
        ? [
            {
              ...{ path: place, isOfName: true, mend: didYouMean(name, Object.keys(properties)) },
              message: `"${name}" is no property of "${before.name}"`,
            },
          ]
        : sourceFaults(now.schema, source, required.includes(name)).map((fault) => ({
            ...fault,
            path: place,
          }))
    }),
  ]
  if (faults.length > 0) return faults
  return before.faultsOf(mapPayload(mapping, now.sample)).map((fault) => ({
    path: at,
    message: `makes of the sample what "${before.name}" does not accept: ${fault.path} ${fault.message}`,
    mend: 'choose a property of the same type',
  }))
}

const sourceFaults = (
  schema: PayloadSchema,
  source: Source,
  isRequired: boolean,
): readonly Omit<FileFault, 'path'>[] => {
  if (typeof source !== 'string') return []
  let current: unknown = schema
  let isCertain = true
  for (const name of source.split('.')) {
    const properties = isJsonObject(current) && isJsonObject(current.properties) ? current.properties : {}
    if (properties[name] === undefined)
      return [
        {
          message: `names "${source}", where "${name}" is no property`,
          mend: didYouMean(name, Object.keys(properties)),
        },
      ]
    const required: unknown = isJsonObject(current) ? current.required : []
    isCertain &&= Array.isArray(required) && required.includes(name)
    current = properties[name]
  }
  return isCertain || !isRequired
    ? []
    : [
        {
          message: `names "${source}", which may be absent, for what is required`,
          mend: 'require it here, or name another one',
        },
      ]
}
