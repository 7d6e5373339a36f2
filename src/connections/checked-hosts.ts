import { isLoopback } from '../loopback.js'
import type { Address, ResolveHost } from './address.js'
import { codedError } from './coded-error.js'
import { isPublicAddress } from './is-public-address.js'

/** How hosts are found, and whether this machine may be one of them. */
export interface CheckedHostsParts {
  readonly resolveHost: ResolveHost
  readonly allowLoopback: boolean
}

const isOfThisMachine = ({ address }: Address) => /^(127(\.\d+){3}|::1)$/.test(address)

/**
 * Finds hosts' addresses, none of which leads into a network: one that is not public refuses the whole host (`address-not-public`),
 * since whoever answers for its name chooses in what order they come. What is connected to is what was checked, and no second answer.
 */
export const checkedHosts =
  ({ resolveHost, allowLoopback }: CheckedHostsParts): ResolveHost =>
  async (hostname) => {
    const addresses = await resolveHost(hostname)
    const isLocal = allowLoopback && isLoopback(hostname.includes(':') ? `[${hostname}]` : hostname)
    const mayBe = isLocal ? isOfThisMachine : ({ address }: Address) => isPublicAddress(address)
    if (!addresses.every(mayBe)) throw codedError('address-not-public')
    return addresses
  }
