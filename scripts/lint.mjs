import eslintConfig from '../eslint.config.js'
import { cachedConfig } from './cached-config.mjs'
import { runNode } from './run-node.mjs'

// node scripts/lint.mjs [paths]: holds this repository to the rules of eslint.config.js by oxlint, which asks types of the native
// compiler and takes a tenth of ESLint's time. ESLint itself, whose rules they are, is run by .ci/run.

/**
 * What oxlint does not know. The first two are no syntax in ES modules, which Node and the compiler refuse; the third is left to
 * ESLint.
 */
const unknown = [
  ...['no-octal', 'no-dupe-args'],
  '@typescript-eslint/no-unsafe-class-instance-assignment',
]

const prefix = '@typescript-eslint/'
const isOn = (value) => value !== undefined && value !== 'off'
const everOn = new Set(
  eslintConfig.flatMap(({ rules = {} }) => Object.keys(rules).filter((name) => isOn(rules[name]))),
)

/** Rules by the names that oxlint has for them, where a core rule and the one that replaces it for TypeScript are the same. */
const rulesOf = (rules) =>
  Object.fromEntries(
    Object.entries(rules)
      .filter(
        ([name]) => everOn.has(name) && !unknown.includes(name) && !isOn(rules[prefix + name]),
      )
      .map(([name, value]) => [name.replace(prefix, 'typescript/'), value]),
  )

const here = process.cwd().replaceAll('\\', '/')
const overrides = eslintConfig
  .filter(({ rules, languageOptions }) => rules ?? languageOptions?.globals)
  .map(({ files = ['**/*'], rules = {}, languageOptions }) => ({
    files: files.map((glob) => `${here}/${glob}`),
    plugins: ['typescript'],
    rules: rulesOf(rules),
    ...(languageOptions?.globals && { globals: languageOptions.globals }),
  }))

const file = cachedConfig('oxlint.json', {
  categories: { correctness: 'off' },
  ignorePatterns: eslintConfig.flatMap(({ ignores = [] }) => ignores),
  overrides,
})
const paths = process.argv.slice(2)
await runNode(
  'node_modules/oxlint/bin/oxlint',
  ...['--config', file, '--type-aware', '--deny-warnings', ...(paths.length > 0 ? paths : ['.'])],
)
