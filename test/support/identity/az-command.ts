import { chmodSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { TestContext } from 'node:test'
import { temporaryFolder } from '../temporary-folder.js'

/**
 * A PATH on which `az` is found, signed in: it answers with this token to whoever asks as the SDK does, and to nothing else.
 * Source: https://learn.microsoft.com/cli/azure/account#az-account-get-access-token
 */
export const azCommand = (context: TestContext, accessToken: string): string => {
  const answer = JSON.stringify({ accessToken, expiresOn: '2099-01-01 00:00:00.000000' })
  const script = `#!/bin/sh
case "$*" in
  "account get-access-token --output json --resource https://storage.azure.com"*) echo '${answer}' ;;
  *) echo "az: not understood: $*" >&2; exit 2 ;;
esac
`
  const folder = temporaryFolder(context, {})
  writeFileSync(join(folder, 'az'), script)
  chmodSync(join(folder, 'az'), 0o755)
  return [folder, process.env.PATH].join(delimiter)
}
