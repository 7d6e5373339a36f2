import { InvalidArgumentError } from 'commander'

/** An argument parser for a host's name, with its port and a base path where it has them. */
export const hostName = (text: string): string => {
  const url = `https://${text}`
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: '', pathname: '' }
  const name = `${host}${pathname.replace(/\/+$/, '')}`
  if (host !== '' && name.toLowerCase() === text.replace(/\/+$/, '').toLowerCase())
    return name
  throw new InvalidArgumentError(
    'It must be a name like events.contoso.com or apis.contoso.com/events, without a scheme.',
  )
}
