import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { ConnectorIdentity } from '../../src/catalogue/connector-identity.js'
import { parseConnectorIdentity } from '../../src/catalogue/parse-connector-identity.js'
import type { Said } from '../command-line/perform.js'
import { UsageError } from '../command-line/usage-error.js'
import { proposedAnswers } from './ask-event-type.js'
import type { Git } from './git.js'
import { engineFolder, projectFiles } from './project-files.js'
import { writeEventType } from './write-event-type.js'

/** What the command line says of a new project. */
export interface NewProject {
  readonly title: string
  readonly publisher: string
  readonly languages: readonly string[]
  readonly eventType: string
  readonly origin?: string
}

/** Makes a git repository that holds what is a company's own, with this repository in it as a submodule that nobody changes. */
export const newProject = async (
  { engine, git }: { readonly engine: string; readonly git: Git },
  named: string,
  asked: NewProject,
): Promise<Said> => {
  const folder = resolve(named)
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new UsageError(`${folder} is not empty.`)
  const connector = identityOf(asked)
  const answers = await proposedAnswers(asked.eventType, asked.languages)

  mkdirSync(join(folder, 'catalogue'), { recursive: true })
  const name = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
  for (const [path, text] of Object.entries(projectFiles(name, connector)))
    writeFileSync(join(folder, path), text)
  cpSync(join(engine, 'test.http'), join(folder, 'test.http'))
  writeEventType({ project: folder, engine: join(folder, engineFolder) }, answers, connector)

  await git(folder, 'init', '--quiet')
  const origin =
    asked.origin ?? (await git(engine, 'remote', 'get-url', 'origin').catch(() => engine))
  // Git takes a submodule from a folder of this machine only when it is told so.
  const isLocal = existsSync(origin)
  const allow = isLocal ? ['-c', 'protocol.file.allow=always'] : []
  await git(folder, ...allow, 'submodule', '--quiet', 'add', origin, engineFolder)
  return {
    result: `Made ${folder}: connector.json and catalogue/ are yours, ${engineFolder}/ is this repository, from ${origin}.`,
    remarks: [
      '',
      `1. cd ${named}`,
      '2. Open connector.json and write your own name and addresses: npm test says what is missing.',
      '3. npm run new -- event-type        asks about your first event type, which takes the place of "example"',
      '4. npm start                        installs what it needs at the first time',
    ],
  }
}

const identityOf = ({ title, publisher, languages }: NewProject): ConnectorIdentity => {
  const [locale = 'en'] = languages
  const parsed = parseConnectorIdentity({
    $schema: `./${engineFolder}/schemas/connector.schema.json`,
    version: '1.0.0',
    publisher,
    locale,
    texts: Object.fromEntries(
      languages.map((language) => [
        language,
        { title, description: descriptionIn(language, publisher) },
      ]),
    ),
    contact: {
      name: publisher,
      url: 'https://www.example.com/support',
      email: 'support@example.com',
    },
    website: 'https://www.example.com',
    privacyPolicy: 'https://www.example.com/privacy',
    categories: ['Productivity'],
    brandColor: '#0b6e4f',
    host: 'events.example.com',
    auth: 'entra',
    clientId: '00000000-0000-0000-0000-000000000000',
  })
  if ('publisher' in parsed) return parsed
  throw new UsageError(parsed.map(({ path, message }) => `${path} ${message}`).join('\n'))
}

const descriptionIn = (language: string, publisher: string) =>
  language === 'fr'
    ? `Démarre des flux lorsqu'un événement se produit chez ${publisher}.`
    : `Starts workflows when something happens at ${publisher}.`
