param name string
param planName string
param location string
param tags object
param storageName string
param packageContainerName string
param applicationInsightsName string
param identityId string
param identityClientId string

@description('Where outbound calls leave from; empty: not from a network of ours.')
param subnetId string

@description('The app\'s settings; empty ones are left out.')
param settings object

@secure()
@description('The same for what nobody should read.')
param secrets object

@description('The Key Vault that has the secrets, each by its setting\'s name; empty: they are settings like the others.')
param keyVaultUri string

param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyHttp int
param alwaysReadyFanOut int

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

// Flex Consumption scales HTTP and each queue's function by itself; these are the two that somebody waits for.
var alwaysReady = filter(
  [
    { name: 'http', instanceCount: alwaysReadyHttp }
    { name: 'function:fan-out', instanceCount: alwaysReadyFanOut }
  ],
  group => group.instanceCount > 0
)

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled' }
    functionAppConfig: {
      runtime: { name: 'node', version: '22' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packageContainerName}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReady
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(
      toObject(filter(items(settings), each => !empty(each.value)), each => each.key, each => string(each.value)),
      toObject(
        filter(items(secrets), each => !empty(each.value)),
        each => each.key,
        // Without a version, so that a new secret is found within a day.
        each =>
          empty(keyVaultUri)
            ? each.value
            : '@Microsoft.KeyVault(SecretUri=${keyVaultUri}secrets/${replace(each.key, '_', '-')})'
      ),
      {
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identityClientId
        AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
        AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
        AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
        APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
        // The exporter tells its makers how it fares unless it is told not to.
        APPLICATION_INSIGHTS_NO_STATSBEAT: 'true'
        // A stack names the lines of the sources.
        languageWorkers__node__arguments: '--enable-source-maps'
      }
    )
  }

  // Publishing by user and password is off: azd and func sign in.
  resource publishingByFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource publishingByScm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
