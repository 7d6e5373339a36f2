import { resolve } from 'node:path'
import { startAzurite, withAccount } from '../../local/azurite.js'
import { startIdentityStorage } from './identity/identity-storage.js'
import { currentTestFile } from './test-file.js'

/** What the processes of a run are told: its Azurite, and the test files that have an account there. */
interface Shared {
  readonly connectionString: string
  readonly files: readonly string[]
}

const variable = 'TEST_STORAGE'
const accountOf = (place: number) => `testfile${place}`

/** Starts one Azurite for a run of test files: starting one for each of them costs more than most tests do. */
export const shareStorage = async (testFiles: readonly string[]): Promise<() => Promise<void>> => {
  const files = testFiles.map((file) => resolve(file))
  const accounts = files.map((_, place) => accountOf(place))
  const { connectionString, stop } = await (hasIdentity() ? startForIdentity : startAzurite)({
    accounts,
  })
  process.env[variable] = JSON.stringify({ connectionString, files } satisfies Shared)
  return stop
}

/** Whether hosts are to come to their storage by a managed identity instead of a key: `STORAGE=identity npm test -- journeys`. */
export const hasIdentity = (): boolean => process.env.STORAGE === 'identity'

const startForIdentity = async ({ accounts }: { readonly accounts: readonly string[] }) => {
  const { environment, ...storage } = await startIdentityStorage(accounts)
  Object.assign(process.env, environment)
  return storage
}

/** The account of the test file that asks; undefined when it is run alone. */
export const sharedStorage = (): string | undefined => {
  const { connectionString, files } = JSON.parse(process.env[variable] ?? '{}') as Partial<Shared>
  const place = files?.indexOf(currentTestFile()) ?? -1
  return connectionString === undefined || place < 0
    ? undefined
    : withAccount(connectionString, accountOf(place))
}
