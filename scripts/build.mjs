import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

// What is deployed: dist/app, a folder that needs nothing else. All functions are one file, with what is loaded on demand beside
// it. It is made of src/ itself, so that Azure can build what was uploaded; types are checked elsewhere (scripts/compile.mjs).
const folder = 'dist/app'
const names = readdirSync('src/functions').filter((name) => name.endsWith('.ts'))

rmSync(folder, { recursive: true, force: true })
await build({
  stdin: {
    contents: names
      .sort()
      .map((name) => `import './src/functions/${name}'`)
      .join('\n'),
    resolveDir: '.',
    sourcefile: 'functions.ts',
  },
  outdir: folder,
  entryNames: 'index',
  bundle: true,
  splitting: true,
  // Names stay, for the sake of stacks and errors.
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: 'linked',
  sourcesContent: false,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: ['@azure/functions-core'],
  // Packages in the bundle ask for `require`, which an ES module has not.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
  logLevel: 'warning',
})

const { name, version, engines } = JSON.parse(readFileSync('package.json', 'utf8'))
const description = { name, version, private: true, type: 'module', main: 'index.js', engines }
writeFileSync(`${folder}/package.json`, `${JSON.stringify(description, null, 2)}\n`)
cpSync('host.json', `${folder}/host.json`)
cpSync('catalogue', `${folder}/catalogue`, { recursive: true })

// Swagger UI, for the app as it is deployed and as it is compiled.
const files = [
  'swagger-ui.css',
  'index.css',
  'swagger-ui-bundle.js',
  'favicon-16x16.png',
  'favicon-32x32.png',
  'LICENSE',
  'NOTICE',
]
for (const target of [`${folder}/swagger-ui`, 'dist/swagger-ui']) {
  mkdirSync(target, { recursive: true })
  for (const file of files) cpSync(`node_modules/swagger-ui-dist/${file}`, `${target}/${file}`)
}
