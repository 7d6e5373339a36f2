const chineseInstances = [
  'https://login.chinacloudapi.cn/',
  'https://login.partner.microsoftonline.cn/',
]

/**
 * The issuers that a tenant's tokens may name: v2.0, and v1.0, which has a host of its own.
 * Source: https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens
 */
export const issuersOf = (instance: string, tenantId: string): string[] => [
  `${instance}${tenantId}/v2.0`,
  chineseInstances.includes(instance)
    ? `https://sts.chinacloudapi.cn/${tenantId}/`
    : `https://sts.windows.net/${tenantId}/`,
]
