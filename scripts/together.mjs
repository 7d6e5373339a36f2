// Runs test files in this one process: to start one for each would take longer than most of their tests. Their paths are in
// TEST_FILES, a line each.
import { pathToFileURL } from 'node:url'

for (const file of process.env.TEST_FILES.split('\n')) await import(pathToFileURL(file).href)
