// Runs the journeys that share a host in this one process, as together.mjs does with other test files. Their paths are in JOURNEY_FILES.
process.env.TEST_FILES = process.env.JOURNEY_FILES
await import('./together.mjs')
