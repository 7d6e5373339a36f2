import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { performIn } from '../command-line/perform.js'
import { projectFolder } from '../command-line/project-folder.js'
import { runMain } from '../command-line/run-main.js'
import type { Ask } from './ask-event-type.js'
import { realGit } from './git.js'
import { newProgram } from './new-program.js'

/** Whoever sits at the terminal; without one, what is proposed is taken. */
const ask: Ask = async (question, proposed) => {
  if (!process.stdin.isTTY) return proposed
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const shown = proposed === '' ? '' : ` [${proposed}]`
  const answer = await terminal.question(`${question}${shown}: `)
  terminal.close()
  return answer.trim() === '' ? proposed : answer.trim()
}

const engine = fileURLToPath(new URL('../../../', import.meta.url))

await runMain(
  newProgram(performIn(() => ({ project: projectFolder(), engine, ask, git: realGit }))),
)
