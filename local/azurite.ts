import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { insideAzurite, program } from './azurite-program.js'

/** What an Azurite starts with. By default it keeps its data in memory, serves http, and has the emulator’s own account alone. */
export interface AzuriteOptions {
  /** Folder to keep the data in; absent: memory only. */
  readonly location?: string
  /** Storage accounts beside the emulator's own one, by name, each with its key. */
  readonly accounts?: readonly string[]
  /** Files in PEM: it is served over https, and takes tokens of Entra ID as well as keys. */
  readonly certificate?: { readonly cert: string; readonly key: string }
  /** Receives each line Azurite prints. */
  readonly log?: (line: string) => void
}

/** Storage that answers: blobs, queues and tables by one connection string. `stop` resolves when it has ended, and may be called again. */
export interface Azurite {
  readonly connectionString: string
  readonly stop: () => Promise<void>
}

/** One that runs as a process of its own. */
export interface AzuriteProcess extends Azurite {
  readonly processId: number
}

interface Endpoints {
  blob?: string
  queue?: string
  table?: string
}

const account = 'devstoreaccount1'
/** The account key that every storage emulator has; it is public and opens nothing else. */
const accountKey =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='

const accountsOf = (names: readonly string[]): NodeJS.ProcessEnv =>
  names.length === 0
    ? {}
    : { AZURITE_ACCOUNTS: [account, ...names].map((name) => `${name}:${accountKey}`).join(';') }

const spawnAzurite = ({ location, accounts = [], certificate }: AzuriteOptions): ChildProcess =>
  spawn(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(insideAzurite(location === undefined))}`,
      program,
      ...['--blobPort', '0', '--queuePort', '0', '--tablePort', '0'],
      ...(location === undefined ? ['--inMemoryPersistence'] : ['--location', location]),
      ...['--silent', '--skipApiVersionCheck', '--disableTelemetry'],
      ...(certificate
        ? ['--oauth', 'basic', '--cert', certificate.cert, '--key', certificate.key]
        : []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...accountsOf(accounts) },
      // Ctrl+C in a terminal goes to the whole process group, and Azurite has to outlive the
      // draining of its users.
      detached: process.platform !== 'win32',
      windowsHide: true,
    },
  )

const connectionString = ({ blob, queue, table }: Required<Endpoints>): string =>
  [
    `DefaultEndpointsProtocol=${new URL(table).protocol.slice(0, -1)}`,
    `AccountName=${account}`,
    `AccountKey=${accountKey}`,
    `BlobEndpoint=${blob}/${account}`,
    `QueueEndpoint=${queue}/${account}`,
    `TableEndpoint=${table}/${account}`,
  ].join(';') + ';'

/** The same storage by another one of its accounts. */
export const withAccount = (connectionString: string, name: string): string =>
  connectionString.replaceAll(account, name)

const readListening = (line: string): Endpoints => {
  const [, service, url] =
    /^Azurite (Blob|Queue|Table) service is successfully listening at (\S+)$/.exec(line) ?? []
  return service === undefined ? {} : { [service.toLowerCase()]: url }
}

const hasAll = (found: Endpoints): found is Required<Endpoints> =>
  found.blob !== undefined && found.queue !== undefined && found.table !== undefined

const listening = (
  child: ChildProcess,
  log: (line: string) => void,
): Promise<Required<Endpoints>> =>
  new Promise((resolve, reject) => {
    const lines: string[] = []
    let found: Endpoints = {}
    const read = (line: string): void => {
      log(line)
      lines.push(line)
      found = { ...found, ...readListening(line) }
      if (hasAll(found)) resolve(found)
    }
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface(stream).on('line', read)
    child.once('error', reject)
    child.once('close', (code) => {
      const said = lines.join('\n')
      reject(new Error(`Azurite did not start (exit code ${String(code)}). It said:\n${said}`))
    })
  })

/**
 * Starts an Azurite of its own on free ports and waits until blobs, queues and tables answer; it
 * dies with this process.
 */
export const startAzurite = async (options: AzuriteOptions = {}): Promise<AzuriteProcess> => {
  const child = spawnAzurite(options)
  const endpoints = await listening(child, options.log ?? (() => undefined))
  return {
    connectionString: connectionString(endpoints),
    processId: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      if (child.connected) child.disconnect()
      await exited
    },
  }
}
