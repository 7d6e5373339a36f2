import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { metricList } from '../src/telemetry/metric-list.js'
import { sourceFiles } from './support/source-files.js'

const page = readFileSync('docs/operate.md', 'utf8')
const alerts = readFileSync('infra/app/alerts.bicep', 'utf8')

const all = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found).sort()

/** The rows of a chapter's tables, by what stands first in each. */
const rowsOf = (chapter: string) =>
  all(page.split(/^## /m).find((each) => each.startsWith(chapter)) ?? '', /^\| `([^`]+)`/gm)

/** The first arguments of all calls of a log, and the names in them. */
const logged = sourceFiles('src').flatMap(({ text }) =>
  all(text, /\b(?:log|processLog|logger\(context\))(?:\.error)?\(\s*([^,]*?),/g).flatMap((first) =>
    all(first, /'([a-z-]+\.[a-z.-]+)'/g),
  ),
)

test('each event of the log is told of, with what to do about it, and no other', () => {
  const events = [...new Set(logged)].sort()
  assert.ok(events.length > 30)
  assert.deepEqual(rowsOf('Log events'), events)
})

test('no event of the log is put together of parts, so that all are found', () => {
  const made = sourceFiles('src').filter(({ text }) => /\blog(\.error)?\(\s*`/.test(text))
  assert.deepEqual(
    made.map(({ path }) => path),
    [],
  )
})

test('each metric is told of, with what it is divided by', () => {
  const metrics = Object.values(metricList)
  assert.deepEqual(rowsOf('Metrics'), metrics.map(({ name }) => name).sort())
  for (const { name, attributes } of metrics) {
    const [, divided = ''] = new RegExp(`^\\| \`${name}\` (?:\\(([^)]+)\\))?`, 'm').exec(page) ?? []
    assert.deepEqual(all(divided, /`(\w+)`/g), [...attributes].sort(), name)
  }
})

test('each alert is told of, with its severity', () => {
  const names = all(alerts, /^ {4}name: '([a-z-]+)'/gm)
  assert.deepEqual(rowsOf('Alerts'), names)
  for (const [, name = '', severity = ''] of alerts.matchAll(
    /name: '([a-z-]+)'\n.+\n {4}severity: (\d)/g,
  ))
    assert.match(page, new RegExp(`^\\| \`${name}\` +\\| ${severity} `, 'm'))
})

test('queries ask for events and metrics that there are', () => {
  const queries = [...all(page, /```kusto\n([^]*?)```/g), alerts].join('\n')
  const metrics: readonly string[] = Object.values(metricList).map(({ name }) => name)
  for (const event of all(queries, /"event":"([^"]+)"/g)) assert.ok(logged.includes(event), event)
  for (const metric of all(queries, /"(flowtriggers\.[^"]+)"/g))
    assert.ok(metrics.includes(metric), metric)
})

/** What a table of Application Insights holds, as host.json calls it. */
const typeOf: Readonly<Record<string, string>> = { traces: 'Trace', requests: 'Request' }

test('nothing that an alert rests on is sampled away', () => {
  const { logging } = JSON.parse(readFileSync('host.json', 'utf8')) as {
    logging: { applicationInsights: { samplingSettings: { excludedTypes: string } } }
  }
  const kept = logging.applicationInsights.samplingSettings.excludedTypes.split(';')
  // Metrics are summed up before they are sent, by the app itself: nobody samples them.
  const tables = new Set(all(alerts, /query: '(\w+) /g).filter((name) => name !== 'customMetrics'))
  assert.ok(tables.size > 1)
  for (const table of tables) assert.ok(kept.includes(typeOf[table] ?? table), table)
})
