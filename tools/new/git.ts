import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Runs git in a folder: what it prints. */
export type Git = (folder: string, ...args: readonly string[]) => Promise<string>

/** The git of this machine. */
export const realGit: Git = async (folder, ...args) => {
  const { stdout } = await promisify(execFile)('git', [...args], { cwd: folder })
  return stdout.trim()
}
