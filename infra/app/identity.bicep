param name string
param location string
param tags object

@description('Whom the app is to storage, to Application Insights and to the Key Vault. It outlives the app, and so do its roles.')
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
