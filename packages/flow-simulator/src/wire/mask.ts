const masked = '•••'

const patterns: readonly (readonly [RegExp, string])[] = [
  // A callback URL's signature, in a URL or in JSON.
  [
    /([?&]|%3f|%26|\\u0026)((?:sig|code|key|api[-_]?key|access_token|subscription-key)=)[^&"\s\\]+/gi,
    `$1$2${masked}`,
  ],
  [
    /\b(client_secret|refresh_token|access_token|code|password|assertion)=[^&\s]+/gi,
    `$1=${masked}`,
  ],
  [
    /("(?:client_secret|refresh_token|access_token|id_token|password)"\s*:\s*")[^"]*/gi,
    `$1${masked}`,
  ],
  [/\b(Bearer|Basic) +[\w.~+/=-]+/g, `$1 ${masked}`],
]

const secretHeader =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-functions-key|ocp-apim-subscription-key)$|(api[-_]?key|secret|token|password)/i

// Tracking ids are told apart by them, and are no secrets.
const harmless = /tracking/i

/** A text without the values that are secret, and without what looks like a secret. */
export const maskText = (text: string, secrets: readonly string[]): string => {
  const known = secrets.reduce(
    (rest, secret) =>
      [secret, encodeURIComponent(secret)].reduce((it, form) => it.replaceAll(form, masked), rest),
    text,
  )
  return patterns.reduce((rest, [pattern, by]) => rest.replace(pattern, by), known)
}

/** A header's value as it may be shown. */
export const maskHeader = (name: string, value: string, secrets: readonly string[]): string => {
  if (!secretHeader.test(name) || harmless.test(name)) return maskText(value, secrets)
  const [scheme] = /^(Bearer|Basic) /.exec(value) ?? []
  return `${scheme ?? ''}${masked}`
}
