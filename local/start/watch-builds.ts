import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { appFolder } from '../app-folder.js'

/** Builds that go on. */
export interface Builds {
  /** What to do each time the app was built from now on, one after the other. */
  readonly onBuilt: (act: () => Promise<void>) => void
  /** Ends them, and waits for what is being done. */
  readonly stop: () => Promise<void>
}

/**
 * Builds the app, and again whenever its code, its catalogue, connector.json or host.json change; what does not compile is
 * printed. Resolves when it has been built for the first time.
 */
export const watchBuilds = async (): Promise<Builds> => {
  const child = spawn(process.execPath, ['scripts/build.mjs', '--watch'], {
    cwd: appFolder,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    windowsHide: true,
  })
  const exited = once(child, 'exit')
  let act: (() => Promise<void>) | undefined
  let acting = Promise.resolve()

  await new Promise<void>((resolve, reject) => {
    if (!child.stdout) throw new Error('It has no output')
    createInterface(child.stdout).on('line', (line) => {
      if (line !== 'Built.') return
      resolve()
      acting = acting.then(() => act?.())
    })
    void exited.then(() => {
      reject(new Error('The app cannot be built: "npm run build" says why.'))
    })
  })
  return {
    onBuilt: (next) => {
      act = next
    },
    stop: async () => {
      if (child.connected) child.disconnect()
      await exited
      await acting
    },
  }
}
