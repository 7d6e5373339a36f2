import { UsageError } from '../../tools/command-line/usage-error.js'
import type { ContractOptions } from './contract-program.js'
import { localToken } from './local-token.js'
import { claimOf, type Target } from './target.js'

/** The app that the options name, with a token that is good for it; a UsageError that says which option is missing. */
export const findTarget = async ({
  issuer,
  token: given,
  ...options
}: ContractOptions): Promise<Target> => {
  if (given === undefined && issuer === undefined)
    throw new UsageError(
      "A subscriber's token is missing: --token <token>, or --issuer <instance>.",
    )
  if (options.publisherKey === undefined && options.publisherToken === undefined)
    throw new UsageError(
      'Nobody may fire: give --publisher-key <key> or --publisher-token <token>.',
    )
  const token = given ?? (await localToken(issuer ?? ''))
  const target = { ...options, token }
  if (isOfUser(target)) return target
  throw new UsageError('--token is no token of a user: it has no claims "oid" and "tid".')
}

const isOfUser = (target: Target) => {
  try {
    return claimOf(target, 'oid') !== '' && claimOf(target, 'tid') !== ''
  } catch {
    return false
  }
}
