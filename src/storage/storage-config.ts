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

/** The settings that the Functions host itself connects by, so that the app and its queue triggers see the same account. */
export const parseStorage = ({ read, fault }: Settings): StorageConfig => {
  const connectionString = read('AzureWebJobsStorage')
  if (connectionString !== '') return { connectionString }

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
