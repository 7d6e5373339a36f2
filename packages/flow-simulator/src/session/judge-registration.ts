import { isRetried } from '../calls/retry-policy.js'
import type { WireAnswer } from '../wire/exchange.js'
import type { Complaint } from './complaint.js'

const complaint = (
  severity: Complaint['severity'],
  confidence: Complaint['confidence'],
  text: string,
): Complaint => ({ severity, confidence, text })

const ofStatus = ({ status, body }: WireAnswer): Complaint[] => {
  if (status === 201) return []
  if (status >= 200 && status < 300)
    return [
      complaint(
        'warning',
        'observed',
        `The service answered ${status}. Microsoft documents 201; connectors with 200 and a Location work.`,
      ),
    ]
  return [
    complaint(
      'error',
      'documented',
      `There's a problem with the flow's trigger: the service answered ${status}. ${
        isRetried(status)
          ? 'The platform tries again later.'
          : 'The flow does not trigger until it is fixed.'
      } ${body.slice(0, 500)}`.trimEnd(),
    ),
  ]
}

const ofLocation = (location: string | undefined, requestUrl: string): Complaint[] => {
  if (location === undefined || location === '')
    return [
      complaint(
        'error',
        'documented',
        'The answer has no Location: the flow works, but nothing can ever be unsubscribed.',
      ),
    ]
  if (!URL.canParse(location))
    return [
      complaint(
        'warning',
        'not known',
        'The Location is relative. Whether such a one is followed is not known.',
      ),
    ]
  const [own, other] = [new URL(requestUrl), new URL(location)]
  if (own.origin === other.origin || /\.(azure-apim|azure-apihub)\.net$/.test(other.hostname))
    return []
  return [
    complaint(
      'warning',
      'inferred',
      `The Location is on ${other.origin}, not on ${own.origin}: DELETE goes there without the connection's credentials, as far as is known.`,
    ),
  ]
}

/** What is wrong with a service's answer to a subscribe call; nothing where it is a 201 with an absolute Location of its own. */
export const judgeRegistration = (answer: WireAnswer, requestUrl: string): readonly Complaint[] => {
  const { status, headers } = answer
  const accepted = status >= 200 && status < 300
  return [...ofStatus(answer), ...(accepted ? ofLocation(headers.location, requestUrl) : [])]
}
