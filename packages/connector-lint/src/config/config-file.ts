/** The name of the file in which a repository silences or re-grades rules. */
export const CONFIG_FILE = 'connector-lint.json'
