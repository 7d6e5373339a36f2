import { after } from 'node:test'
import { blankSettings } from '../../local/blank-settings.js'
import { choosePort } from '../../local/choose-port.js'
import { localCallers } from '../../local/local-callers.js'
import { startLocalStack } from '../../local/local-stack.js'
import { sharedStorage } from '../support/shared-storage.js'
import { contract } from './contract.js'

const stack = await startLocalStack({ settings: { AzureWebJobsStorage: sharedStorage() } })
after(stack.stop)
const port = await choosePort(0)
const PUBLIC_BASE_URL = `http://127.0.0.1:${port}`
const settings = { ...(await blankSettings()), ...stack.settings, PUBLIC_BASE_URL }
const { url } = await stack.startHost({ port, settings })
const { token, publisherKey } = localCallers(stack)

contract({
  url,
  token: (await token?.('c0de0000-0000-4000-8000-000000000001')) ?? '',
  publisherKey,
})
