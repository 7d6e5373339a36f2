import { useState } from 'preact/hooks'
import type { Step } from '../../src/playground/step.js'
import { ChoiceField } from '../parts/choice-field.js'
import { TextField } from '../parts/text-field.js'
import { useSurroundings } from '../surroundings.js'

const kinds = [
  ...(['accept', 'throttled', 'unavailable', 'off', 'schema-mismatch'] as const),
  ...(['unauthorized', 'gone', 'hang', 'reset'] as const),
]

/** How a flow is made to answer its callbacks, and for how long. */
export const Unkindness = ({
  flow,
  perform,
}: {
  readonly flow: string
  readonly perform: (step: Step) => void
}) => {
  const { texts } = useSurroundings()
  const [kind, setKind] = useState<(typeof kinds)[number]>('throttled')
  const [seconds, setSeconds] = useState('60')
  return (
    <details>
      <summary>{texts.unkind} …</summary>
      <ChoiceField
        label={texts.answerWith}
        value={kind}
        choices={kinds.map((each) => [each, texts.answers[each]])}
        onChange={setKind}
      />
      <TextField label={texts.forSeconds} value={seconds} onChange={setSeconds} />
      <fluent-button
        onClick={() => {
          perform({ do: 'answer', flow, answer: { kind }, seconds: Number(seconds) || 60 })
        }}
      >
        {texts.apply}
      </fluent-button>{' '}
      <fluent-button
        onClick={() => {
          perform({ do: 'switch-off', flow, unsubscribe: false, suspended: true })
        }}
      >
        {texts.suspend}
      </fluent-button>
    </details>
  )
}
