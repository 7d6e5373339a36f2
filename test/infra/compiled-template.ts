import { spawnSync } from 'node:child_process'

const run = (command: string, ...args: readonly string[]) =>
  spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

/** The Bicep compiler of this machine: that of `BICEP_PATH`, or the one on the PATH; undefined where there is none. */
export const bicep = [process.env.BICEP_PATH ?? '', 'bicep'].find(
  (command) => command !== '' && run(command, '--version').status === 0,
)

/** A resource of the compiled template, in whichever module it stands. */
export interface Resource {
  readonly type: string
  readonly name: string
  readonly scope?: string
  readonly properties?: Readonly<Record<string, unknown>>
}

/** A template as Azure gets it, as far as the tests look at it. */
interface Template {
  readonly parameters: Readonly<Record<string, unknown>>
  readonly variables?: Readonly<Record<string, unknown>>
  readonly outputs?: Readonly<Record<string, unknown>>
  readonly resources: readonly (Resource & {
    readonly properties?: { readonly template?: Template }
  })[]
}

/** What a compilation gave. */
export interface Compiled {
  /** What compiler and linter have to say: nothing, where nothing is wrong. */
  readonly said: string
  readonly text: string
  readonly template: Template
  /** All variables of all modules. */
  readonly variables: Readonly<Record<string, unknown>>
  readonly resources: readonly Resource[]
}

const modulesOf = (template: Template): readonly Template[] => [
  template,
  ...template.resources.flatMap(({ properties }) =>
    properties?.template ? modulesOf(properties.template) : [],
  ),
]

/** Compiles `infra/main.bicep`, and lints it on the way. */
export const compileTemplate = (compiler: string): Compiled => {
  const { stdout, stderr } = run(compiler, 'build', 'infra/main.bicep', '--stdout')
  if (stdout === '') throw new Error(`infra/main.bicep does not compile:\n${stderr}`)
  const template = JSON.parse(stdout) as Template
  const modules = modulesOf(template)
  return {
    said: stderr,
    text: stdout,
    template,
    variables: Object.fromEntries(
      modules.flatMap(({ variables = {} }) => Object.entries(variables)),
    ),
    resources: modules.flatMap(({ resources }) => resources),
  }
}
