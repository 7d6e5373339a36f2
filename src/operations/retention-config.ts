import { parkedDays } from '../deliveries/outcome/retry-schedule.js'
import { plainNumber, type Settings } from '../settings.js'

/** Events have to outlive the deliveries of them that are parked. */
const [fewestDays, usualDays, mostDays] = [parkedDays + 1, 30, 3650]

/** The setting `RETENTION_DAYS`: for how many days events are kept, with all that became of them. */
export const parseRetention = ({ read, fault }: Settings): number => {
  const text = read('RETENTION_DAYS')
  if (text === '') return usualDays
  const days = plainNumber(text)
  if (!(Number.isInteger(days) && days >= fewestDays && days <= mostDays))
    fault(
      'RETENTION_DAYS',
      `is no whole number of days from ${fewestDays} to ${mostDays}: "${text}"`,
    )
  return days
}
