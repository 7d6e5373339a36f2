const fewestBytes = 24
const mostBytes = 64

/** A secret's bytes as Standard Webhooks writes them: `whsec_` and their base64. */
export const formatSecret = (bytes: Buffer): string => `whsec_${bytes.toString('base64')}`

/**
 * The bytes of a secret from outside; undefined for a text that is none.
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme
 */
export const parseSecret = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text.slice(text.indexOf('_') + 1), 'base64')
  const fits = bytes.length >= fewestBytes && bytes.length <= mostBytes
  // Node skips what is no base64: only a text that comes out as it went in is what it looks like.
  return fits && formatSecret(bytes) === text ? bytes : undefined
}
