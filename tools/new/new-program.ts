import type { Command } from 'commander'
import { checkProject } from '../../src/catalogue/project.js'
import { createProgram } from '../command-line/create-program.js'
import { items } from '../command-line/items.js'
import type { Perform } from '../command-line/perform.js'
import { askEventType, type Ask, type Given } from './ask-event-type.js'
import type { Git } from './git.js'
import { newProject, type NewProject } from './new-project.js'
import { exampleName, takeExampleAway } from './take-example-away.js'
import { writeEventType, type Places } from './write-event-type.js'

/** What the command works in. */
export interface Surroundings extends Places {
  readonly ask: Ask
  readonly git: Git
}

const each = (text: string, before: readonly string[] = []) => [...before, text]

/** `npm run new`. */
export const newProgram = (perform: Perform<Surroundings>): Command => {
  const program = createProgram('npm run new --', 'Makes an event type, or a project of your own.')
  program
    .command('event-type')
    .description('asks about an event type and writes it to catalogue/')
    .argument('[name]', 'its name, such as appointment')
    .option('--title <text>', 'what it is called, in a language as fr=Rendez-vous', each, [])
    .option('--summary <text>', "the trigger's name, in a language as en=When …", each, [])
    .option('--property <name:kind>', 'what it holds, such as patient:string:fr=Patient', each, [])
    .option('--filter <name>', 'a property that makers may filter by', each, [])
    .action((name: string | undefined, given: Omit<Given, 'name'>) =>
      perform(async ({ ask, ...places }) => {
        const { connector } = checkProject(places.project)
        if (connector === undefined)
          throw new Error('connector.json is not correct: "npm run catalogue:check" says why.')
        const languages = Object.keys(connector.texts)
        const asked = { ...given, ...(name !== undefined && { name }) }
        const answers = await askEventType(ask, asked, languages)
        const said = writeEventType(places, answers, connector)
        if (answers.name === exampleName || !(await takeExampleAway(places, languages))) return said
        const gone = `catalogue/${exampleName}.json, which was as it came, is gone.`
        return { ...said, remarks: [...(said.remarks ?? []), '', gone] }
      }),
    )
  program
    .command('project')
    .description('makes a folder of your own, with this repository in it as a submodule')
    .argument('<folder>', 'where')
    .option('--title <text>', "the connector's name, at most 30 characters", 'My events')
    .option('--publisher <name>', 'your company', 'My company')
    .option('--languages <list>', 'what makers read, such as fr,en', items, ['en'])
    .option('--event-type <name>', 'the first event type', exampleName)
    .option(
      '--origin <url>',
      'where this repository comes from; by default where you cloned it from',
    )
    .action((folder: string, asked: NewProject) =>
      perform(({ engine, git }) => newProject({ engine, git }, folder, asked)),
    )
  return program
}
