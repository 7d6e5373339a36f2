import { settingsOf, type Environment } from '../../src/settings.js'
import type { QueueStorage } from './storage-queue.js'

/**
 * The storage that a trigger's `connection` names: a connection string, or a group of settings for an identity.
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-reference#connections
 */
export const queueConnection = (connection: string, environment: Environment): QueueStorage => {
  const read = settingsOf(environment).read
  const [value = ''] = [`AzureWebJobs${connection}`, connection].map(read).filter(isSet)
  if (value !== '') return value
  const account = read(`${connection}__accountName`)
  const [queueUrl] = [
    read(`${connection}__queueServiceUri`),
    account && `https://${account}.queue.core.windows.net`,
  ].filter(isSet)
  const clientId = read(`${connection}__clientId`)
  if (queueUrl !== undefined) return { queueUrl, ...(isSet(clientId) && { clientId }) }
  throw new Error(
    `The setting ${connection} holds no connection string of a storage account, and neither ${connection}__queueServiceUri nor ${connection}__accountName is set`,
  )
}

const isSet = (text: string) => text !== ''
