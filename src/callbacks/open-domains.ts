import { getDomain } from 'tldts'

/**
 * Domains in which anyone gets a name of his own choice, and that are not (all) on the Public Suffix List: Azure's, those that have
 * regions between them and their names, and names that stand for any address.
 * Source: https://learn.microsoft.com/azure/security/fundamentals/azure-domains
 */
const openDomains: readonly string[] = [
  'azurewebsites.net',
  'azurewebsites.us',
  'chinacloudsites.cn',
  'cloudapp.azure.com',
  'cloudapp.azure.us',
  'cloudapp.azure.cn',
  'cloudapp.net',
  'cloudapp.chinacloudapi.cn',
  'usgovcloudapp.net',
  'azurecontainer.io',
  'azurecontainerapps.io',
  'azurecontainerapps.us',
  'azure-api.net',
  'azurefd.net',
  'azureedge.net',
  'azurestaticapps.net',
  'trafficmanager.net',
  'usgovtrafficmanager.net',
  'core.windows.net',
  'servicebus.windows.net',
  'devtunnels.ms',
  'ngrok.dev',
  'nip.io',
  'sslip.io',
  'xip.io',
  'traefik.me',
  'localtest.me',
  'lvh.me',
]

const isWithin = (hostname: string, domain: string) =>
  hostname === domain || hostname.endsWith(`.${domain}`)

/** Whether a name is someone else's than the domain that it is in: there is a border between them, as below `co.uk`. */
export const isSomeoneElses = (hostname: string, domain: string): boolean => {
  if (openDomains.some((open) => isWithin(hostname, open))) return true
  const registered = getDomain(hostname, { allowPrivateDomains: true }) ?? hostname
  return registered.length > domain.length
}

/** Whether anyone can have a name in a domain. The list has rules such as `*.run.app`: the names are one label further below. */
export const isOpenDomain = (domain: string): boolean =>
  [`any.${domain}`, `any.any.${domain}`].some((hostname) => isSomeoneElses(hostname, domain))
