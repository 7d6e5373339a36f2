import ipaddr from 'ipaddr.js'

/**
 * Looks public, and is Azure's own: every machine there reaches its platform by it.
 * Source: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
 */
const azurePlatform = '168.63.129.16'

/** All that IANA gives out of IPv6: https://www.iana.org/assignments/ipv6-address-space */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** How networks without IPv4 reach it (RFC 6052): an address of this range is as public as the one that it ends with. */
const translated = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

const isPublicIPv4 = (address: ipaddr.IPv4): boolean =>
  address.range() === 'unicast' && address.toString() !== azurePlatform

/**
 * Whether an address is one of the internet's: none of a private network, of this machine or of this link, none that is kept for
 * documents, tests or later, and none that leads to such a one by way of another. A text that is no address is not public.
 */
export const isPublicAddress = (text: string): boolean => {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address instanceof ipaddr.IPv4) return isPublicIPv4(address)
  if (address.match(translated))
    return isPublicIPv4(new ipaddr.IPv4(address.toByteArray().slice(-4)))
  return address.match(globalUnicast) && address.range() === 'unicast'
}
