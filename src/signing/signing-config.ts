import { parseIsoTime } from '../iso-time.js'
import type { Settings } from '../settings.js'
import { parseSecret } from './secret-text.js'

/** What the secrets of all subscriptions are derived from. It is given to nobody: whoever has it can sign for everyone. */
export interface MasterSecret {
  readonly master: Buffer
  /** When a former one stops signing; absent: it signs for as long as it is set. */
  readonly until?: Date
}

const mostSecrets = 5

/** The setting `SIGNING_SECRETS`, those without an end first; none: deliveries are not signed. No fault repeats any of it. */
export const parseSigning = (settings: Settings): readonly MasterSecret[] => {
  const { readList, fault } = settings
  const items = readList('SIGNING_SECRETS')
  const secrets = items.flatMap((item, i) => parseMaster(item, i + 1, settings))
  if (items.length > mostSecrets)
    fault('SIGNING_SECRETS', `holds ${items.length} secrets, more than ${mostSecrets}`)
  if (new Set(secrets.map(({ master }) => master.toString('hex'))).size < secrets.length)
    fault('SIGNING_SECRETS', 'holds the same secret twice')

  const lasting = secrets.filter(({ until }) => until === undefined)
  if (secrets.length > 0 && lasting.length === 0)
    fault('SIGNING_SECRETS', 'gives each secret an end: deliveries would not be signed after it')
  return [...lasting, ...secrets.filter(({ until }) => until !== undefined)]
}

const parseMaster = (item: string, number: number, { fault }: Settings): MasterSecret[] => {
  const [text = '', ...options] = item.split(';').map((part) => part.trim())
  const master = parseSecret(text)
  if (!master) {
    fault(
      'SIGNING_SECRETS',
      `holds something (number ${number}) that is not "whsec_" and the base64 of 24 to 64 bytes`,
    )
    return []
  }
  if (options.length === 0) return [{ master }]

  const until = parseUntil(options.join(';'))
  if (!until) {
    fault(
      'SIGNING_SECRETS',
      `holds a secret (number ${number}) that is not followed by ";until=" and a time such as 2030-01-31T00:00:00Z`,
    )
    return []
  }
  return [{ master, until }]
}

/** The time of `until=<ISO date-time>`: with a zone, for the servers have another than their operator. */
const parseUntil = (option: string): Date | undefined => {
  const [, time = ''] = /^until=(.*T.*)$/.exec(option) ?? []
  return parseIsoTime(time)
}
