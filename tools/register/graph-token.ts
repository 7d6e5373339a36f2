import { lazy } from '../../src/storage/lazy.js'

const scope = 'https://graph.microsoft.com/.default'

/** Tokens for Microsoft Graph: of the Azure CLI's user, or of whoever enters the code that `tell` is told. */
export const graphToken = (
  tell: (text: string) => void,
  { deviceCode, tenant }: { readonly deviceCode: boolean; readonly tenant?: string },
): (() => Promise<string>) => {
  const options = tenant === undefined ? {} : { tenantId: tenant }
  const credential = lazy(async () => {
    const { AzureCliCredential, DeviceCodeCredential } = await import('@azure/identity')
    if (!deviceCode) return new AzureCliCredential(options)
    return new DeviceCodeCredential({
      ...options,
      userPromptCallback: ({ message }) => {
        tell(message)
      },
    })
  })
  return async () => {
    try {
      return (await (await credential()).getToken(scope)).token
    } catch (cause) {
      throw new Error(
        'Nobody is signed in to Azure here. Sign in with "az login", or call this with --device-code.',
        { cause },
      )
    }
  }
}

/** The tenant that a token is of. */
export const tenantOf = (token: string): string => {
  const [, payload = ''] = token.split('.')
  const { tid } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { tid?: unknown }
  if (typeof tid !== 'string') throw new Error('The token for Microsoft Graph names no tenant')
  return tid
}
