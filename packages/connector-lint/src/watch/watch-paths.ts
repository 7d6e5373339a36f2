import { existsSync, statSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

// An editor writes a file in several steps; what follows within this time is one change.
const SETTLED_MS = 100

/** A watch that goes on until it is stopped. */
export interface Watch {
  readonly stop: () => void
}

/** Calls back after each change to files or folders; a file is watched by its folder, for editors replace it. */
export const watchPaths = (paths: readonly string[], changed: () => void): Watch => {
  let timer: NodeJS.Timeout | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(changed, SETTLED_MS)
  }
  const watchers = paths.filter(existsSync).map((path) => {
    if (statSync(path).isDirectory()) return watch(path, { recursive: true }, soon)
    return watch(dirname(path), (_, name) => {
      if (name === null || name === basename(path)) soon()
    })
  })
  return {
    stop: () => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    },
  }
}
