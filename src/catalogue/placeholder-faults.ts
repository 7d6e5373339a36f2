import type { ConnectorIdentity } from './connector-identity.js'
import type { FileFault } from './file-fault.js'

const placeholders: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /(^|[.@/])example\.(com|net|org)\b/i, what: 'an address that nobody has' },
  { pattern: /online grocery|épicerie en ligne/i, what: 'the name that comes with the sample' },
]

/** What in connector.json has not been made the company's own yet: warnings, as it is to be seen to before a deployment. */
export const placeholderFaults = (connector: ConnectorIdentity): FileFault[] => [
  ...(connector.auth === 'entra' && /^[0-]+$/.test(connector.clientId)
    ? [
        {
          path: '/clientId',
          message: 'is zeros: nobody could sign in',
          mend: 'npm run register shows the id of the app registration',
          isWarning: true,
        },
      ]
    : []),
  ...textsIn(connector, '').flatMap(({ path, text }) =>
    placeholders
      .filter(({ pattern }) => pattern.test(text))
      .map(({ what }) => ({
        path,
        message: `is ${what}`,
        found: JSON.stringify(text),
        mend: 'write your own',
        isWarning: true,
      })),
  ),
]

const textsIn = (value: unknown, path: string): { path: string; text: string }[] => {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, `${path}/${name}`))
}
