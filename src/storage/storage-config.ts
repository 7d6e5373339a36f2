import type { Settings } from '../settings.js'

/** Where tables and queues are: by connection string, or by account with a managed identity. */
export type StorageConfig =
  | { readonly connectionString: string }
  | {
      readonly tableUrl: string
      readonly queueUrl: string
      /** Of a user-assigned identity; absent for the app's own. */
      readonly identityClientId?: string
    }

const namesAccount = /(^|;)(UseDevelopmentStorage=true|AccountName=|TableEndpoint=)/i

/** The settings that the Functions host itself connects by, so that the app and its queue triggers see the same account. */
export const parseStorage = ({ read, fault }: Settings): StorageConfig => {
  const connectionString = read('AzureWebJobsStorage')
  if (connectionString !== '') {
    // The storage SDK would answer another text with a TypeError of its own, later.
    if (!namesAccount.test(connectionString))
      fault('AzureWebJobsStorage', 'is no connection string of a storage account')
    return { connectionString }
  }

  const account = read('AzureWebJobsStorage__accountName')
  const tableUrl = read('AzureWebJobsStorage__tableServiceUri')
  const queueUrl = read('AzureWebJobsStorage__queueServiceUri')
  if (account === '' && (tableUrl === '' || queueUrl === '')) {
    fault(
      'AzureWebJobsStorage',
      'is missing: set a connection string, or AzureWebJobsStorage__accountName',
    )
  }
  const identityClientId = read('AzureWebJobsStorage__clientId')
  return {
    tableUrl: tableUrl || `https://${account}.table.core.windows.net`,
    queueUrl: queueUrl || `https://${account}.queue.core.windows.net`,
    ...(identityClientId === '' ? {} : { identityClientId }),
  }
}
