import { setTimeout as pause } from 'node:timers/promises'

const triesAtOnce = 4
const pauseMs = 20

/** Resolves when a change that was outrun `conflicts` times is to be tried again: at once for the first few times, then ever later. */
export const afterConflict = async (conflicts: number): Promise<void> => {
  if (conflicts < triesAtOnce) return
  await pause(Math.random() * pauseMs * (conflicts - triesAtOnce + 1))
}
