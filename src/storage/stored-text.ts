/**
 * A text that may be, or have been, a key of ours or storage's own token, as a JSON schema: what comes from outside and is no such text would
 * make storage refuse the whole query.
 */
export const storedText = { type: 'string', pattern: '^[ -~]{0,2048}$' } as const
