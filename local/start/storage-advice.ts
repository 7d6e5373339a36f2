import type { Settings } from './effective-settings.js'

/** Which storage the settings name, in words that hold no key; undefined when they name none. */
export const namedStorage = (settings: Settings): string | undefined => {
  const connection = settings.AzureWebJobsStorage
  if (connection === undefined) {
    const account = settings.AzureWebJobsStorage__accountName
    return account ?? settings.AzureWebJobsStorage__tableServiceUri
  }
  const part = (name: string) => new RegExp(`(?:^|;)${name}=([^;]+)`, 'i').exec(connection)?.[1]
  return (
    part('TableEndpoint') ??
    part('AccountName') ??
    (/UseDevelopmentStorage=true/i.test(connection)
      ? 'UseDevelopmentStorage=true (an Azurite on its usual ports)'
      : 'AzureWebJobsStorage')
  )
}

/** What to do when the storage that the settings name does not answer. */
export const storageAdvice = (settings: Settings): string => {
  const local = /UseDevelopmentStorage=true|127\.0\.0\.1|localhost/i.test(
    settings.AzureWebJobsStorage ?? '',
  )
  return local
    ? 'Start it ("npx azurite"), or leave AzureWebJobsStorage empty: npm start then brings its own.'
    : 'Check the name and the key, and that this machine may reach it; or leave AzureWebJobsStorage empty: npm start then brings a storage of its own.'
}
