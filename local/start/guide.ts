import type { Paint } from '../paint.js'
import type { Try } from './prepare-try.js'
import type { RunningApp } from './start-app.js'
import { namedStorage } from './storage-advice.js'
import { tokenAdvice } from './token-advice.js'
import type { Settings } from './effective-settings.js'
import type { TryTokens } from './try-tokens.js'

/** What the guide is about. */
export interface GuideOptions {
  readonly app: RunningApp
  readonly trying: Try
  readonly tokens: TryTokens
  /** What was set, as against the local defaults. */
  readonly set: Settings
  readonly paint: Paint
  /** The playground's address. */
  readonly play?: string
}

/** The contract is about these. */
const shop = ['instore', 'neworder', 'productapproval']

/** What to try next, as lines. */
export const guide = ({ app, trying, tokens, set, paint, play }: GuideOptions): string[] => {
  const { url, settings, callers } = app
  const { lines, folder } = trying
  const eventTypes = trying.eventTypes.map(({ name }) => name)
  const { subscriber, operator = '' } = tokens
  const step = (text: string, line: string) => [`  ${text}`, `     ${paint('cyan', line)}`]
  const storage = namedStorage(set) ?? 'Azurite, its data kept in .azurite/ until the next start'
  const issuer = set.AzureAd__Instance ?? settings.AzureAd__Instance ?? ''

  return [
    '',
    paint('bold', `Flow Triggers is running on ${url} (Ctrl+C ends it)`),
    `  storage      ${storage}`,
    `  tokens from  ${issuer}${set.AzureAd__Instance === undefined ? ' (a local issuer)' : ''}`,
    `  event types  ${eventTypes.join(', ')}`,
    `  console      ${url}/console${set.AzureAd__Instance === undefined ? ' (one click signs in)' : ''}`,
    '',
    ...(play === undefined
      ? []
      : [...step('See it as the maker of a flow does: the playground, in a browser', play), '']),
    paint('bold', 'Try it: paste these lines into a second terminal, opened in this folder'),
    '  They work in bash and in PowerShell; Windows PowerShell 5 needs curl.exe for curl.',
    '',
    ...step('1. Subscribe a simulated flow. Its runs are shown here', lines.subscribe),
    ...step(`2. Fire an event, with the publisher key ${callers.publisherKey}`, lines.fire),
    ...step('3. List the newest events, as a flow would', lines.list),
    ...step('4. List your subscriptions', lines.subscriptions),
    '  5. Unsubscribe, and read what became of an event: 1 and 2 show their line here.',
    '',
    ...(settings.CALLBACK_ALLOW_LOOPBACK === 'true'
      ? []
      : [paint('yellow', '  Step 1 needs the setting CALLBACK_ALLOW_LOOPBACK=true.'), '']),
    ...(subscriber === undefined
      ? tokenAdvice(set, { ...callers, folder })
      : [
          `A subscriber's token for 12 hours (also in ${folder}/subscriber.txt):`,
          subscriber,
          `An operator's, for dead letters and accounts (also in ${folder}/operator.txt):`,
          operator,
        ]),
    "All requests for VS Code's REST Client and the like: test.http, which finds what it needs in .env",
    'npm run keys, account and dead-letters in this folder find this storage by themselves.',
    '',
    ...(shop.every((name) => eventTypes.includes(name))
      ? [
          `Prove the HTTP contract: npm run contract -- --url ${url} --publisher-key ${callers.publisherKey} ${subscriber === undefined ? '--token <token>' : `--issuer ${issuer}`}`,
        ]
      : []),
    'Documentation: README.md, and docs/ for the rest.',
    '',
  ]
}
