import { errors, type JWTPayload } from 'jose'
import type { EntraConfig } from '../../entra-config.js'
import { Problem } from '../../problem.js'
import { issuersOf } from './issuers.js'

type Rules = Pick<EntraConfig, 'audiences' | 'instance'>

/**
 * Why a token was not accepted, as a Problem: what it claims, what is accepted, and which setting says so. A claim is told only of a token
 * whose signature was good; the token never is.
 */
export const toTokenProblem = (cause: unknown, rules: Rules, tenantId: string): Problem => {
  if (cause instanceof errors.JWTExpired)
    return new Problem('token-invalid', 'The token has expired. Sign in again.', { cause })
  if (cause instanceof errors.JWTClaimValidationFailed)
    return new Problem('token-invalid', claimFault(cause, rules, tenantId), { cause })
  if (
    cause instanceof errors.JWKSTimeout ||
    cause instanceof errors.JWKSInvalid ||
    !isJoseVerdict(cause)
  ) {
    return new Problem(
      'keys-unavailable',
      'The token could not be checked. Send the request again.',
      { cause },
    )
  }
  return new Problem('token-invalid', `The token cannot be verified: ${cause.message}.`, { cause })
}

const claimFault = (
  { claim, reason, payload }: errors.JWTClaimValidationFailed,
  { audiences, instance }: Rules,
  tenantId: string,
): string => {
  if (claim === 'aud' && payload.aud !== undefined)
    return `The token is for the audience (claim "aud") ${told(payload.aud)}; this app accepts ${audiences.map(told).join(' or ')} (setting AzureAd__Audience). Ask for a token for one of these.`
  if (claim === 'iss' && payload.iss !== undefined)
    return `The token, of version ${versionOf(payload)}, is of the issuer (claim "iss") ${told(payload.iss)}; of its tenant, this app accepts ${issuersOf(instance, tenantId).map(told).join(' or ')} (setting AzureAd__Instance).`
  return `The token's claim "${claim}" is not accepted: ${reason}.`
}

const versionOf = ({ ver }: JWTPayload): string =>
  typeof ver === 'string' ? ver.slice(0, 10) : 'unknown'

const longestTold = 200

const told = (claim: unknown): string => {
  const text = JSON.stringify(claim)
  return text.length > longestTold ? `${text.slice(0, longestTold)}…` : text
}

/** jose's plain JOSEError is what a failed fetch of the keys becomes; every subclass is a verdict on the token. */
const isJoseVerdict = (error: unknown): error is errors.JOSEError =>
  error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC'
