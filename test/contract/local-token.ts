import { localClient, localTenant } from '../../local/local-stack.js'

/** A subscriber's token from a local issuer, for the tenant and the client that npm start uses unless its settings say otherwise. */
export const localToken = async (instance: string): Promise<string> => {
  const tenant = process.env.AzureAd__TenantId ?? localTenant
  const client = process.env.AzureAd__ClientId ?? localClient
  const url = `${instance.replace(/\/*$/, '/')}${tenant}/oauth2/v2.0/token`
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client,
      client_secret: 'none',
      scope: `${client}/.default`,
      oid: 'c0de0000-0000-4000-8000-000000000001',
      scp: 'impersonate',
    }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`)
  return (JSON.parse(text) as { access_token: string }).access_token
}
