import { parseArgs } from 'node:util'
import { describeFault } from '../../local/describe-fault.js'
import { localToken } from './local-token.js'
import { claimOf, type Target } from './target.js'

const help = `npm run contract -- --url <base> [options]     holds an app that runs against the HTTP contract

  --url <base>               where the app is, such as http://127.0.0.1:7071          CONTRACT_URL
  --token <token>            a subscriber's token                                     CONTRACT_TOKEN
  --issuer <instance>        instead of --token: the local issuer to get one from     CONTRACT_ISSUER
  --publisher-key <key>      one of the app's PUBLISHER_KEYS                          CONTRACT_PUBLISHER_KEY
  --publisher-token <token>  instead of the key: a token with the role Events.Fire    CONTRACT_PUBLISHER_TOKEN
  --public-base-url <base>   the app's PUBLIC_BASE_URL where that is not --url        CONTRACT_PUBLIC_BASE_URL
  --help                     this text

Each option may come from the environment variable beside it. The app must have the catalogue of this folder. The suite fires
neworder events in the token's tenant: flows that have subscribed to them would run, so take a tenant for tests. It removes
each subscription that it makes.`

const option = { type: 'string' } as const

const readTarget = async (): Promise<Target | undefined> => {
  const { values } = parseArgs({
    options: {
      url: option,
      token: option,
      issuer: option,
      'publisher-key': option,
      'publisher-token': option,
      'public-base-url': option,
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const { env } = process
  const url = (values.url ?? env.CONTRACT_URL)?.replace(/\/+$/, '')
  if (url === undefined) throw new Error('Say where the app is: --url <base>.')
  if (!URL.canParse(url)) throw new Error(`--url is no URL: "${url}".`)
  const issuer = values.issuer ?? env.CONTRACT_ISSUER
  const token =
    values.token ??
    env.CONTRACT_TOKEN ??
    (issuer === undefined ? undefined : await localToken(issuer))
  if (token === undefined)
    throw new Error("A subscriber's token is missing: --token <token>, or --issuer <instance>.")
  const publisherKey = values['publisher-key'] ?? env.CONTRACT_PUBLISHER_KEY
  const publisherToken = values['publisher-token'] ?? env.CONTRACT_PUBLISHER_TOKEN
  if (publisherKey === undefined && publisherToken === undefined)
    throw new Error('Nobody may fire: give --publisher-key <key> or --publisher-token <token>.')
  const publicBaseUrl = values['public-base-url'] ?? env.CONTRACT_PUBLIC_BASE_URL
  return {
    url,
    token,
    publisherKey,
    publisherToken,
    publicBaseUrl: publicBaseUrl?.replace(/\/+$/, ''),
  }
}

const expectToken = (target: Target) => {
  try {
    if (claimOf(target, 'oid') !== '' && claimOf(target, 'tid') !== '') return
  } catch {
    // told below
  }
  throw new Error('--token is no token of a user: it has no claims "oid" and "tid".')
}

try {
  const target = await readTarget()
  if (target === undefined) console.log(help)
  else {
    expectToken(target)
    await fetch(`${target.url}/health`).catch((cause: unknown) => {
      const hint = 'Is the app running? "npm start" runs it on this machine.'
      throw new Error(`${target.url} does not answer: ${describeFault(cause)}. ${hint}`)
    })
    // Loaded only now: node:test runs what is registered as soon as it is imported.
    const { contract } = await import('./contract.js')
    contract(target)
  }
} catch (error) {
  console.error(`${describeFault(error)}\nSee: npm run contract -- --help`)
  process.exitCode = 1
}
