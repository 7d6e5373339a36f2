param name string
param location string
param tags object
param identityPrincipalId string

@secure()
@description('By setting: PUBLISHER_KEYS, GITHUB_WEBHOOK_SECRET, SIGNING_SECRETS, ENCRYPTION_KEYS. Empty ones are not kept.')
param secrets object

var settings = ['PUBLISHER_KEYS', 'GITHUB_WEBHOOK_SECRET', 'SIGNING_SECRETS', 'ENCRYPTION_KEYS']

// Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 7
  }
}

resource kept 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = [
  for setting in settings: if (!empty(secrets[setting])) {
    parent: vault
    name: replace(setting, '_', '-')
    properties: { value: secrets[setting] }
  }
]

resource appOnVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identityPrincipalId, keyVaultSecretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
  }
}

output uri string = vault.properties.vaultUri
