import { randomBytes } from 'node:crypto'

/** A trigger's name as the platform writes it in URLs and headers: underscores for spaces, lower-case percent-encoding. */
export const encodeTriggerName = (operationName: string) =>
  encodeURIComponent(operationName.replaceAll(' ', '_'))
    .replaceAll("'", '%27')
    .replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())

const workflowIdStart = '/workflows/'.length

/** The workflow id within a callback URL's path. */
export const workflowIdIn = (target: string) =>
  target.slice(workflowIdStart, target.indexOf('/', workflowIdStart))

/** Path and query of a callback URL for one version of a trigger, signed with a new secret. */
export const createTriggerTarget = (
  workflowId: string,
  encodedTriggerName: string,
  version: string,
) => {
  const permission = `%2Ftriggers%2F${encodedTriggerName}%2Fversions%2F${version}%2Frun`
  const signature = randomBytes(32).toString('base64url')
  return (
    `/workflows/${workflowId}/triggers/${encodedTriggerName}/versions/${version}/run` +
    `?api-version=2016-06-01&sp=${permission}&sv=1.0&sig=${signature}`
  )
}
