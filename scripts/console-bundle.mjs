import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { build } from 'esbuild'

/** Bundles console/, the operators' page: one script and one style, each named after its content, and whose work is in them. Answers how to write that into a folder. */
export const bundleConsole = async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: [
      { in: 'console/main.tsx', out: 'console' },
      { in: 'console/styles/page.css', out: 'console' },
    ],
    entryNames: '[name]-[hash]',
    outdir: '.',
    bundle: true,
    format: 'esm',
    target: ['es2022'],
    minify: true,
    legalComments: 'none',
    // Of tsconfig.json, which is not deployed, no more than this is needed.
    tsconfigRaw: {},
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
    write: false,
    logLevel: 'warning',
  })
  const packages = packagesOf(Object.keys(metafile.inputs))
  const files = [
    ...outputFiles.map(({ path, contents }) => [basename(path), contents]),
    ['packages.json', JSON.stringify(packages)],
    ['LICENSES.txt', packages.map(licenceOf).join('\n')],
  ]
  return (folder) => {
    mkdirSync(folder, { recursive: true })
    for (const [name, contents] of files) writeFileSync(`${folder}/${name}`, contents)
  }
}

/** The packages that something was bundled of. */
const packagesOf = (inputs) =>
  [
    ...new Set(
      inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
    ),
  ].sort()

const licenceOf = (name) => `${name}\n\n${licenceIn(`node_modules/${name}`)}\n`

const licenceIn = (folder) => {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
  if (file) return readFileSync(`${folder}/${file}`, 'utf8').trim()
  const { license, repository } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  return `${license}, ${repository?.url ?? ''}`
}
