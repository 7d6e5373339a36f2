import assert from 'node:assert/strict'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { checkProject } from '../../../src/catalogue/project.js'
import { newProgram } from '../../../tools/new/new-program.js'
import { groceryFolder } from '../../support/grocery.js'
import { runProgram } from '../../support/run-program.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

type Answer = (question: string, proposed: string) => string

const shop = (context: TestContext) => {
  const project = temporaryFolder(context, {})
  cpSync(groceryFolder, project, { recursive: true })
  return project
}

const run = (project: string, answer: Answer, ...args: string[]) =>
  runProgram(
    newProgram,
    {
      ...{ project, engine: process.cwd() },
      ask: (question, proposed) => Promise.resolve(answer(question, proposed)),
      git: () => assert.fail('No git is needed'),
    },
    ['event-type', ...args],
  )

const asProposed: Answer = (_, proposed) => proposed
const errorsIn = (project: string) =>
  checkProject(project).faults.filter(({ isWarning = false }) => !isWarning)

test('what is answered becomes a correct file with texts in each language, and its trigger is shown', async (context) => {
  const project = shop(context)
  const answers: Readonly<Record<string, string>> = {
    'Its name': 'appointment',
    'What is it called in "fr"?': 'Rendez-vous',
    'The trigger\'s name in "en"': 'When a patient books',
    'What it holds': 'patient:string, at:date-time, price:number',
    '"patient" in "fr"': 'Le patient',
    'Which of them': 'patient',
  }
  const { result = '', remarks } = await run(project, (question, proposed) => {
    const found = Object.entries(answers).find(([start]) => question.startsWith(start))
    return found?.[1] ?? proposed
  })
  assert.deepEqual(errorsIn(project), [])
  const file = JSON.parse(readFileSync(join(project, 'catalogue/appointment.json'), 'utf8')) as {
    texts: Record<string, { title: string; description: string; properties: object }>
  }
  assert.equal(file.texts.en?.description, 'This operation triggers when a patient books.')
  assert.equal(file.texts.fr?.title, 'Rendez-vous')
  assert.deepEqual(Object.keys(file.texts.fr.properties), ['patient', 'at', 'price'])
  assert.match(JSON.stringify(file.texts.fr), /Le patient/)
  assert.match(result, /⚡ When a patient books/)
  assert.match(result, /Patient {2}\[ +▾ \]/)
  assert.match(remarks?.join('\n') ?? '', /npm run catalogue:check/)
})

test('all of it can be said on the command line; what is not said is as proposed', async (context) => {
  const project = shop(context)
  const asked: string[] = []
  const noting: Answer = (question, proposed) => {
    asked.push(question)
    return proposed
  }
  const texts = ['--title', 'en=Visit', '--title', 'fr=Visite', '--summary', 'When a visit ends']
  const property = ['--property', 'visitor:string:Visitor', '--filter', 'visitor']
  await run(project, noting, 'visit', ...texts, ...property)
  assert.deepEqual(asked, [])
  assert.deepEqual(errorsIn(project), [])
  await run(project, asProposed, 'order.paid')
  assert.deepEqual(errorsIn(project), [])
  assert.ok(existsSync(join(project, 'catalogue/order.paid.json')))
})

test('the event type that a project came with goes with the first of its own, unless somebody has changed it', async (context) => {
  const project = shop(context)
  const example = join(project, 'catalogue/example.json')
  await run(project, asProposed, 'example')
  assert.ok(existsSync(example))
  const { remarks } = await run(project, asProposed, 'visit')
  assert.ok(!existsSync(example))
  assert.match(remarks?.join('\n') ?? '', /example\.json, which was as it came, is gone/)
  await run(project, asProposed, 'example')
  writeFileSync(example, readFileSync(example, 'utf8').replace('Example', 'Mine'))
  await run(project, asProposed, 'order')
  assert.ok(existsSync(example))
})

test('each answer is held against its rule while somebody can be asked again', async (context) => {
  const faults: (string | undefined)[] = []
  const unended = 'a:string, '
  const tried: Record<string, string> = {
    'Its name': 'In store',
    'What it holds': 'a:string, b:text',
    'Which of them': 'id, c',
  }
  await runProgram(
    newProgram,
    {
      ...{ project: shop(context), engine: process.cwd() },
      ask: (question, proposed, faultIn = () => undefined) => {
        const wrong = Object.entries(tried).find(([start]) => question.startsWith(start))?.[1]
        if (wrong !== undefined) faults.push(faultIn(wrong))
        if (question.startsWith('What it holds')) faults.push(faultIn(unended))
        return Promise.resolve(question.startsWith('Its name') ? 'visit' : proposed)
      },
      git: () => assert.fail('No git is needed'),
    },
    ['event-type'],
  )
  assert.equal(faults.length, 4)
  // An item that is refused once it is read has to be told of while somebody is there.
  assert.match(faults.splice(2, 1)[0] ?? '', /"" is no name of a property/)
  for (const [i, text] of [
    /"in store" is no name/,
    /"b:text" is no property/,
    /"c" is none of id/,
  ].entries())
    assert.match(faults[i] ?? '', text)
})

test('a name that is taken or none, and a property that is none, are refused: nothing is written', async (context) => {
  const project = shop(context)
  const refuses = (args: readonly string[], text: RegExp) =>
    assert.rejects(run(project, asProposed, ...args), text)
  await refuses(['instore'], /catalogue\/instore\.json is there already/)
  await refuses(['In store'], /"in store" is no name/)
  await refuses(['visit', '--property', 'when:datetime'], /is no property: write name:kind/)
  await refuses(
    ['visit', '--property', 'quantité:integer'],
    /"quantité" is no name.*without accents/,
  )
  await refuses(['visit', '--property', 'a:string', '--filter', 'b'], /names "b", which is no/)
  assert.ok(!existsSync(join(project, 'catalogue/visit.json')))
})
