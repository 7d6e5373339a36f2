import { fileURLToPath } from 'node:url'
import { performIn } from '../command-line/perform.js'
import { projectFolder } from '../command-line/project-folder.js'
import { runMain } from '../command-line/run-main.js'
import { askAtTerminal } from './ask-at-terminal.js'
import { realGit } from './git.js'
import { newProgram } from './new-program.js'

const engine = fileURLToPath(new URL('../../../', import.meta.url))
const { ask, close } = askAtTerminal({ input: process.stdin, output: process.stdout })

await runMain(
  newProgram(performIn(() => ({ project: projectFolder(), engine, ask, git: realGit }))),
)
close()
