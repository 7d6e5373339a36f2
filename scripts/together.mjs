// Runs test files in this one process, each as a suite: to start one for each would take longer than most of their tests. Their
// paths are in TEST_FILES, a line each.
import { describe } from 'node:test'
import { pathToFileURL } from 'node:url'
import { testFiles } from '../dist/test/support/test-file.js'

for (const file of process.env.TEST_FILES.split('\n'))
  testFiles.run(file, () => describe(file, () => import(pathToFileURL(file).href)))
