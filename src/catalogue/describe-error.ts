import type { ErrorObject } from 'ajv'
import { didYouMean } from './did-you-mean.js'
import type { PayloadFault } from './event-type.js'
import type { FileFault } from './file-fault.js'

/** What a validator found wrong with a payload. What was found there is not repeated: it may be secret. */
export const payloadFault = ({
  instancePath,
  message,
  keyword,
  params,
}: ErrorObject): PayloadFault => ({
  path: keyword === 'required' ? `${instancePath}/${String(params.missingProperty)}` : instancePath,
  message:
    keyword === 'additionalProperties'
      ? `has the unknown property "${String(params.additionalProperty)}"`
      : keyword === 'required'
        ? 'is missing'
        : (message ?? 'is not valid'),
})

/** The same for a file, which holds no secret: with what was found, and how to mend it. The validator is a verbose one. */
export const fileFault = (error: ErrorObject): FileFault => {
  const { keyword, params, instancePath, propertyName, data } = error
  const schema: Described = error.parentSchema ?? {}
  const fault = payloadFault(error)
  if (keyword === 'additionalProperties') {
    const name = String(params.additionalProperty)
    const mend = didYouMean(name, Object.keys(schema.properties ?? {}))
    return { ...fault, at: `${instancePath}/${name}`, mend, isOfName: true }
  }
  if (keyword === 'required') {
    const { description } = schema.properties?.[String(params.missingProperty)] ?? {}
    return { ...fault, ...(description !== undefined && { mend: description }) }
  }
  const mend = keyword === 'enum' ? didYouMean(String(data), texts(params)) : schema.description
  return {
    ...fault,
    ...(propertyName !== undefined && { at: `${instancePath}/${propertyName}`, isOfName: true }),
    ...(isPlain(data) && { found: JSON.stringify(propertyName ?? data) }),
    ...(mend !== undefined && { mend }),
  }
}

interface Described {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Described>>
  readonly [keyword: string]: unknown
}

const texts = ({ allowedValues }: ErrorObject['params']): string[] =>
  Array.isArray(allowedValues) ? allowedValues.map(String) : []

const isPlain = (value: unknown) => typeof value !== 'object' && value !== undefined
