import { TableClient } from '@azure/data-tables'
import { QueueClient } from '@azure/storage-queue'
import { bareId, type Settings } from '../settings.js'
import { parseServiceUri } from './service-uri.js'

/** Where tables and queues are: by connection string, or by account with a managed identity. */
export type StorageConfig =
  | { readonly connectionString: string }
  | {
      /** Neither ends with a slash. */
      readonly tableUrl: string
      readonly queueUrl: string
      /** Of a user-assigned identity; absent for the app's own. */
      readonly identityClientId?: string
    }

const emulator = 'UseDevelopmentStorage=true'
const accountName = /^[a-z0-9]{3,24}$/
const clientId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether both SDKs can make something of a connection string: otherwise they throw at its first use. Nothing is sent. */
const isConnectionString = (text: string): boolean => {
  try {
    TableClient.fromConnectionString(text, 'any')
    return new QueueClient(text, 'any').url !== ''
  } catch {
    return false
  }
}

/** The settings that the Functions host itself connects by, so that the app and its queue triggers see the same account. */
export const parseStorage = (settings: Settings): StorageConfig => {
  const { read, fault } = settings
  const given = read('AzureWebJobsStorage')
  if (given !== '') {
    // The SDK of queues knows it in this spelling only.
    const connectionString = new RegExp(`^${emulator};?$`, 'i').test(given) ? emulator : given
    if (!isConnectionString(connectionString))
      fault(
        'AzureWebJobsStorage',
        'is no connection string of a storage account that names its tables and its queues',
      )
    return { connectionString }
  }

  const account = read('AzureWebJobsStorage__accountName').toLowerCase()
  const tableUrl = parseServiceUri(settings, 'table')
  const queueUrl = parseServiceUri(settings, 'queue')
  if (account !== '' && !accountName.test(account))
    fault(
      'AzureWebJobsStorage__accountName',
      `is no name of a storage account, which is 3 to 24 letters and digits, without a domain: "${account}"`,
    )
  if (account === '' && tableUrl === '' && queueUrl === '')
    fault(
      'AzureWebJobsStorage',
      'is missing: set a connection string, or AzureWebJobsStorage__accountName, or both its __tableServiceUri and __queueServiceUri',
    )
  else if (account === '' && tableUrl === '')
    fault('AzureWebJobsStorage__tableServiceUri', 'is missing: only that of queues is set')
  else if (account === '' && queueUrl === '')
    fault('AzureWebJobsStorage__queueServiceUri', 'is missing: only that of tables is set')

  const identityClientId = bareId(read('AzureWebJobsStorage__clientId'))
  if (identityClientId !== '' && !clientId.test(identityClientId))
    fault(
      'AzureWebJobsStorage__clientId',
      `is no client id of a managed identity: "${identityClientId}"`,
    )
  return {
    tableUrl: tableUrl || `https://${account}.table.core.windows.net`,
    queueUrl: queueUrl || `https://${account}.queue.core.windows.net`,
    ...(identityClientId === '' ? {} : { identityClientId }),
  }
}
