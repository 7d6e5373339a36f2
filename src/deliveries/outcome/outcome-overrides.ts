import type { Outcome } from '../../delivery-store/delivery.js'
import type { Settings } from '../../settings.js'
import type { OutcomeRule } from './outcomes.js'

const kinds: readonly Outcome['kind'][] = [
  'delivered',
  'retry',
  'doubt',
  'postpone',
  'park',
  'quarantine',
  'deadLetter',
  'retire',
]

const pattern = /^(?:([1-5]\d\d)(?:-([1-5]\d\d))?(?:\/(\w+))?(?:\/(\w+))?|([A-Za-z][\w-]*))=(\w+)$/

/**
 * The setting `OUTCOMES`: rules that go before the table, separated by commas. Each is a status, a range of them or an error's
 * code, maybe the flow's code and state, and what it means: `410=deadLetter,500-599=park,400/WorkflowTriggerIsNotEnabled/Deleted=park,ENOTFOUND=retire`.
 */
export const parseOutcomes = ({ readList, fault }: Settings): readonly OutcomeRule[] =>
  readList('OUTCOMES').flatMap((item) => {
    const [, from, to = from, flowCode, flowState, error, kind] = pattern.exec(item) ?? []
    const known = kinds.find((each) => each === kind)
    if (known === undefined || Number(from ?? 0) > Number(to ?? 0)) {
      fault(
        'OUTCOMES',
        `holds "${item}", which is not of the form 410=deadLetter or 400/<code>/<state>=park, with one of ${kinds.join(', ')}`,
      )
      return []
    }
    return {
      ...(from === undefined ? {} : { statuses: [Number(from), Number(to)] as const }),
      ...(error === undefined ? {} : { error }),
      ...(flowCode === undefined ? {} : { flowCode }),
      ...(flowState === undefined ? {} : { flowState }),
      kind: known,
      reason: `as-set-${from ?? error ?? ''}`,
      // What a client did wrong is this event's fault, as it is where nothing is set.
      ...(known === 'deadLetter' && from?.startsWith('4') ? { eventOnly: true } : {}),
    }
  })
