import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { textOf } from './text-of.js'

/** Settings by name. */
type Values = Readonly<Record<string, string>>

const pathIn = (folder: string) => join(folder, '.azurite/running.json')

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Notes the settings of the app that this process runs in a folder, for commands that are called there meanwhile. */
export const noteRunningApp = async (folder: string, settings: Values): Promise<void> => {
  await mkdir(dirname(pathIn(folder)), { recursive: true })
  const note = JSON.stringify({ pid: process.pid, settings })
  await writeFile(pathIn(folder), note, { mode: 0o600 })
}

/** The app runs no more. */
export const forgetRunningApp = (folder: string): Promise<void> =>
  rm(pathIn(folder), { force: true })

/** The settings of the app that runs in a folder, none where none does. */
export const readRunningApp = async (folder: string): Promise<Values> => {
  const text = (await textOf(pathIn(folder))) ?? '{}'
  const { pid, settings } = JSON.parse(text) as { pid?: number; settings?: Values }
  return pid !== undefined && isRunning(pid) ? (settings ?? {}) : {}
}
