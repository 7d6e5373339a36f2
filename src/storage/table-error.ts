import { RestError, type PipelineResponse } from '@azure/core-rest-pipeline'

interface Refusal {
  readonly code?: string
  readonly message?: { readonly value?: string }
}

const parseRefusal = (text: string): Refusal | undefined => {
  try {
    return (JSON.parse(text) as { readonly 'odata.error'?: Refusal })['odata.error']
  } catch {
    return undefined
  }
}

/** What the Table service refuses, as the SDK throws it: with its status, and its own word for it. */
export const toTableError = (response: PipelineResponse): RestError => {
  const { request, status, bodyAsText } = response
  const { code, message } = parseRefusal(bodyAsText ?? '') ?? {}
  return new RestError(message?.value ?? `Storage answered ${status}`, {
    ...(code === undefined ? {} : { code }),
    ...{ statusCode: status, request, response },
  })
}
