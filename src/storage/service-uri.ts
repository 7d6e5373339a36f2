import type { Settings } from '../settings.js'

const services = ['blob', 'dfs', 'file', 'queue', 'table', 'web']

/**
 * The setting `AzureWebJobsStorage__…ServiceUri` of one service, without a slash at its end, which Bicep and Terraform write
 * (`primaryEndpoints.queue`) and the SDK of queues would double; '' when it is not set.
 */
export const parseServiceUri = ({ read, fault }: Settings, service: 'queue' | 'table'): string => {
  const name = `AzureWebJobsStorage__${service}ServiceUri`
  const text = read(name)
  if (text === '') return ''
  if (!/^https:\/\//i.test(text) || !URL.canParse(text)) {
    fault(name, 'is no https URL')
    return text
  }
  const { origin, hostname, pathname, search, hash, username, password } = new URL(text)
  const labels = hostname.split('.')
  const other = services.find((each) => each !== service && labels.indexOf(each) > 0)
  // Its query may be a signature, which nobody's log needs.
  if (search !== '' || hash !== '') fault(name, 'has a query or a fragment')
  if (username !== '' || password !== '') fault(name, 'holds credentials')
  if (other !== undefined && !labels.includes(service))
    fault(name, `is that of another service, ${other}: "${hostname}"`)
  return origin + pathname.replace(/\/+$/, '')
}
