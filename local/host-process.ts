import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { appFolder } from './app-folder.js'

/** The compiled files that a host process runs. */
export interface HostProgram {
  /** The local host's own main file. */
  readonly main: string
  /** Where its host.json and package.json are. */
  readonly appDirectory: string
}

/** What a host process starts with. */
export interface HostProcessOptions {
  /** Settings, on top of this process's environment. */
  readonly settings: Readonly<Record<string, string>>
  /** 0 picks a free port. */
  readonly port?: number
  /** How long a message stays hidden when its worker dies; the real host's ten minutes unless given. */
  readonly leaseSeconds?: number
  /** `<path>=<url>`: what another server of this machine answers beside the app. */
  readonly forward?: string
  /** This app, as it was compiled, unless given. */
  readonly program?: HostProgram
  /** Receives each line that the host prints. */
  readonly log?: (line: string) => void
}

/** A local host in a process of its own: what a crash takes with it is only that. */
export interface HostProcess {
  readonly url: string
  /** Resolves when it has ended, by itself or not. */
  readonly exited: Promise<unknown>
  /** Ends as SIGTERM does in Azure: what runs is finished first. */
  readonly stop: () => Promise<void>
  /** Ends at once, in the middle of whatever it is doing. */
  readonly kill: () => Promise<void>
}

const thisApp: HostProgram = {
  main: fileURLToPath(new URL('host/main.js', import.meta.url)),
  appDirectory: appFolder,
}

/** Starts the local host over this app and waits until it serves; throws what it said when it does not come up. */
export const startHostProcess = async ({
  settings,
  port = 0,
  leaseSeconds,
  forward,
  program: { main, appDirectory } = thisApp,
  log = () => undefined,
}: HostProcessOptions): Promise<HostProcess> => {
  const child = spawn(
    process.execPath,
    [
      ...['--enable-source-maps', main, '--app-directory', appDirectory, '--port', String(port)],
      ...(leaseSeconds === undefined ? [] : ['--lease-seconds', String(leaseSeconds)]),
      ...(forward === undefined ? [] : ['--forward', forward]),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...settings },
      windowsHide: true,
    },
  )
  const said: string[] = []
  const exited = once(child, 'exit')

  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface(stream).on('line', (line) => {
        log(line)
        if (said.length < 200) said.push(line)
        const [, ready] = /^Host ready on (\S+)$/.exec(line) ?? []
        if (ready !== undefined) resolve(ready)
      })
    }
    void exited.then(() => {
      reject(new Error(`The host did not start. It said:\n${said.join('\n')}`))
    })
  })

  return {
    url,
    exited,
    stop: async () => {
      if (child.connected) child.disconnect()
      await exited
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}
