/** What to do about a problem, by its code; `unreachable` has no answer of the app's to tell. */
export const problems = {
  unreachable: 'The app does not answer. Check the network; it is asked again when you try again.',
  'query-invalid': 'Change what you search for.',
  'cursor-invalid': 'Load the list again.',
  'storage-unavailable': 'Storage may be back in a moment: try again.',
  'subscription-disabled': 'Enable the subscription first.',
  'event-filtered': 'The flow’s maker can change that filter.',
  'event-not-settled': 'Wait a moment, and look again.',
  'callback-busy': 'The flow is being called as often as it may be.',
  'not-a-dead-letter': 'Load the page again: it has changed.',
  'unknown-event':
    'Events are kept for the time of RETENTION_DAYS. Check the id, and whether you signed in to the right tenant.',
  'unknown-subscription':
    'It may have been removed with its flow. Check the id, and whether you signed in to the right tenant.',
  'unknown-dead-letter': 'Check the id, and whether you signed in to the right tenant.',
  internal: 'Try again. If it stays, the app’s log names the cause.',
}
