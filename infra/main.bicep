targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('Names the deployment; azd asks for it. All resource names follow from it.')
param environmentName string

@minLength(1)
@description('The region of all resources: one that has Flex Consumption (az functionapp list-flexconsumption-locations).')
@metadata({ azd: { type: 'location' } })
param location string

@description('The resource group; rg- and the environment\'s name unless given.')
param resourceGroupName string = ''

@description('Further tags for all resources, as for cost centres: { costCentre: \'4711\' }.')
param tags object = {}

@minLength(36)
@maxLength(36)
@description('The app registration\'s client id, the setting AzureAd__ClientId: npm run register makes one, and keeps it in azd\'s environment.')
param clientId string

@description('Further settings of the app, by the names that README.md explains; empty ones are left to their defaults.')
param settings object

@secure()
@description('Keys that fire events, separated by commas: the setting PUBLISHER_KEYS.')
param publisherKeys string = ''

@secure()
@description('The secret of GitHub\'s webhooks: the setting GITHUB_WEBHOOK_SECRET.')
param githubWebhookSecret string = ''

@secure()
@description('What deliveries are signed with: the setting SIGNING_SECRETS.')
param signingSecrets string = ''

@secure()
@description('What callback URLs are encrypted with where they are stored: the setting ENCRYPTION_KEYS.')
param encryptionKeys string = ''

@description('Keeps the four secrets above in a Key Vault, which the app reads by its identity, instead of in its settings.')
param keyVaultEnabled bool = false

@description('Puts storage behind private endpoints, which the app reaches by a virtual network of its own.')
param vnetEnabled bool = false

@allowed(['Standard_ZRS', 'Standard_LRS'])
@description('How storage keeps what it holds: ZRS survives a building, LRS is for regions that have one only, and costs less.')
param storageRedundancy string = 'Standard_ZRS'

@allowed([512, 2048, 4096])
@description('Memory of an instance. 2048 has a whole core, and room for three slices of 800 deliveries at a time (docs/scale.md).')
param instanceMemoryMB int = 2048

@minValue(1)
@maxValue(1000)
@description('How many instances each group that scales by itself may have: HTTP, and each function that reads a queue. It bounds the cost.')
param maximumInstanceCount int = 100

@minValue(0)
@description('Instances that are always ready to answer HTTP: 1 spares flows and publishers the cold start, and is paid for by the hour.')
param alwaysReadyHttp int = 0

@minValue(0)
@description('Instances that are always ready to plan events: 1 spares the first delivery after a quiet time the cold start.')
param alwaysReadyFanOut int = 0

@description('Who is mailed when an alert fires; nobody unless given. Alerts show in the portal in any case.')
param alertEmail string = ''

@description('Who may read the app\'s tables and queues, as npm run keys and npm run account do: an object id; whoever deploys unless given.')
param operatorId string = ''

var token = toLower(uniqueString(subscription().id, environmentName, location))
var secrets = {
  PUBLISHER_KEYS: publisherKeys
  GITHUB_WEBHOOK_SECRET: githubWebhookSecret
  SIGNING_SECRETS: signingSecrets
  ENCRYPTION_KEYS: encryptionKeys
}
var allTags = union(tags, { 'azd-env-name': environmentName })

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: empty(resourceGroupName) ? 'rg-${environmentName}' : resourceGroupName
  location: location
  tags: allTags
}

module identity 'app/identity.bicep' = {
  name: 'identity'
  scope: group
  params: { name: 'id-${token}', location: location, tags: allTags }
}

module storage 'app/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: allTags
    redundancy: storageRedundancy
    isPrivate: vnetEnabled
  }
}

module monitoring 'app/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: { name: 'appi-${token}', workspaceName: 'log-${token}', location: location, tags: allTags }
}

module roles 'app/roles.bicep' = {
  name: 'roles'
  scope: group
  params: {
    storageName: storage.outputs.name
    applicationInsightsName: monitoring.outputs.name
    identityPrincipalId: identity.outputs.principalId
    operatorId: empty(operatorId) ? deployer().objectId : operatorId
  }
}

module network 'app/network.bicep' = if (vnetEnabled) {
  name: 'network'
  scope: group
  params: {
    name: 'vnet-${token}'
    location: location
    tags: allTags
    storageName: storage.outputs.name
  }
}

module keyVault 'app/key-vault.bicep' = if (keyVaultEnabled) {
  name: 'key-vault'
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: allTags
    identityPrincipalId: identity.outputs.principalId
    secrets: secrets
  }
}

module functionApp 'app/function-app.bicep' = {
  name: 'function-app'
  scope: group
  params: {
    name: 'func-${token}'
    planName: 'plan-${token}'
    location: location
    tags: allTags
    storageName: storage.outputs.name
    packageContainerName: storage.outputs.packageContainerName
    applicationInsightsName: monitoring.outputs.name
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    subnetId: network.?outputs.appSubnetId ?? ''
    settings: union(settings, {
      AzureAd__ClientId: clientId
      // Without another word, the app serves the tenant that it is in.
      AzureAd__TenantId: empty(settings.?AzureAd__TenantId) ? tenant().tenantId : settings.AzureAd__TenantId
    })
    secrets: secrets
    keyVaultUri: keyVault.?outputs.uri ?? ''
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyHttp: alwaysReadyHttp
    alwaysReadyFanOut: alwaysReadyFanOut
  }
  // Without its roles the app does not start, and without the endpoints it does not find its storage.
  dependsOn: [roles]
}

module alerts 'app/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    location: location
    tags: allTags
    applicationInsightsName: monitoring.outputs.name
    email: alertEmail
  }
}

// What the next commands read: npm run register where the app is, npm run keys where its storage is, named as the settings are.
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = functionApp.outputs.name
output SERVICE_API_URI string = functionApp.outputs.url
output AzureWebJobsStorage__accountName string = storage.outputs.name
output AzureWebJobsStorage__tableServiceUri string = storage.outputs.tableUri
output AzureWebJobsStorage__queueServiceUri string = storage.outputs.queueUri
