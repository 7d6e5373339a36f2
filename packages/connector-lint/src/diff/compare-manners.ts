import { child } from '../json/json-pointer.js'
import type { OperationView } from '../model/operation-view.js'
import { change, type FoundChange } from './change.js'

const successes = ({ responses }: OperationView) =>
  responses.map(({ key }) => key).filter((key) => /^2\d\d$/.test(key))

/** What changed in how an operation is offered and answers, which saved flows survive. */
export const compareManners = (old: OperationView, current: OperationView): FoundChange[] => {
  const [was, is] = [old, current].map(({ node }) => node.value.deprecated === true)
  const deprecated =
    was === false && is === true
      ? [
          change(
            'OperationDeprecated',
            `${current.label} is deprecated now`,
            old.pointer,
            child(current.pointer, 'deprecated'),
          ),
        ]
      : []
  const gone = successes(old).filter((code) => !successes(current).includes(code))
  const recoded = gone.map((code) =>
    change(
      'ResponseCodeChanged',
      `${current.label} answered ${code} and now answers ${successes(current).join(', ') || 'no success'}`,
      child(old.pointer, 'responses', code),
      child(current.pointer, 'responses'),
    ),
  )
  return [...deprecated, ...recoded]
}
