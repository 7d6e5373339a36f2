import { onlyTenant, servesTenant, type EntraConfig } from '../entra-config.js'
import type { Scope } from '../events/event.js'
import { bareId, type Settings } from '../settings.js'

/** What it takes to accept events from GitHub. */
export interface GithubConfig {
  /** GitHub signs its deliveries with it. */
  readonly secret: string
  /** Whom its events are for. */
  readonly scope: Scope
}

const shortestSecret = 16

/** The settings `GITHUB_…`; undefined without a secret, which leaves the source switched off. */
export const parseGithub = (
  { read, fault }: Settings,
  tenants: EntraConfig['tenants'],
): GithubConfig | undefined => {
  const secret = read('GITHUB_WEBHOOK_SECRET')
  const named = bareId(read('GITHUB_TENANT')).toLowerCase()
  if (secret === '') return undefined
  if (secret.length < shortestSecret) {
    fault('GITHUB_WEBHOOK_SECRET', `has fewer than ${shortestSecret} characters`)
  }

  const scope = named || (onlyTenant(tenants) ?? '')
  if (scope === '') {
    fault('GITHUB_TENANT', 'is missing: the tenant id that GitHub\'s events are for, or "all"')
  }
  if (named !== '' && named !== 'all' && !servesTenant(tenants, named)) {
    fault('GITHUB_TENANT', `is neither a tenant of this app nor "all": "${named}"`)
  }
  return { secret, scope }
}
