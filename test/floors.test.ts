import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { floors, neighbours } from './floors.js'
import { sourceFiles } from './support/source-files.js'

const rooms = floors.flat()
const pathOf = (room: string) => `^src/${room.replaceAll('.', '\\.')}`

const belowEach = floors.flatMap((floor, level) =>
  floor.map((room): IForbiddenRuleType => {
    const below = floors.slice(0, level).flat()
    return {
      name: `src/${room} imports only what stands below it`,
      severity: 'error',
      from: { path: pathOf(room) },
      to: { path: '^src/', pathNot: [room, ...below].map(pathOf) },
    }
  }),
)

const besideEach = Object.entries(neighbours).map(([folder, others]): IForbiddenRuleType => {
  const allowed = [folder, ...others].map((each) => `^${each}/`)
  return {
    name: `${folder}/ imports no folder but ${['itself', ...others].join(', ')}`,
    severity: 'error',
    from: { path: `^${folder}/` },
    to: {
      path: '^[^/]+/',
      pathNot: [...allowed, '(^|/)node_modules/'],
      dependencyTypesNot: ['core'],
    },
  }
})

const rules: readonly IForbiddenRuleType[] = [
  ...belowEach,
  ...besideEach,
  {
    name: 'no files import each other in a circle',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'what is deployed needs no package that is only for development',
    severity: 'error',
    from: { path: '^src/' },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
      // Of a type nothing is left.
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'only the edge knows the Functions host',
    severity: 'error',
    from: {
      path: '^src/',
      pathNot:
        '^src/(functions/|http/|(drain-at-end|stop-visibly)\\.ts|queues/worker\\.ts|log\\.ts)',
    },
    to: { path: 'node_modules/@azure/functions/' },
  },
]

const violationsIn = async (folders: readonly string[]): Promise<string[]> => {
  const { output } = await cruise([...folders], {
    ruleSet: { forbidden: [...rules] },
    validate: true,
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    doNotFollow: { path: 'node_modules' },
    // Some packages name what may be imported of them.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      // What may stand for .js here: of all that are known, most are looked for in vain, at each import.
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  })
  const { modules, summary } = output as ICruiseResult
  assert.ok(modules.length > folders.length)
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
}

test('no import runs up a floor or in a circle, and each folder imports only what it may', async () => {
  const folders = Object.keys(neighbours)
  assert.deepEqual(await violationsIn(folders), [])
})

test('every file of src/ has its place on a floor', () => {
  const homeless = sourceFiles('src').filter(
    ({ path }) => !rooms.some((room) => path.startsWith(`src/${room}`)),
  )
  assert.deepEqual(
    homeless.map(({ path }) => path),
    [],
  )
})

test('every place on a floor is a file or a room that exists', () => {
  const paths = sourceFiles('src').map(({ path }) => path)
  const empty = rooms.filter((room) => !paths.some((path) => path.startsWith(`src/${room}`)))
  assert.deepEqual(empty, [])
})
