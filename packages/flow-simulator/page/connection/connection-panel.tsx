import { useState } from 'preact/hooks'
import { ask } from '../ask.js'
import { ChoiceField } from '../parts/choice-field.js'
import { Notice } from '../parts/notice.js'
import { TextField } from '../parts/text-field.js'
import { useSurroundings, type ShownConnector } from '../surroundings.js'
import { useStep } from '../use-step.js'
import { SignIn } from './sign-in.js'
import { messageOf } from '../../src/message-of.js'

type Values = Readonly<Record<string, string>>

const TestConnection = () => {
  const { texts } = useSurroundings()
  const [told, setTold] = useState<{ readonly text: string; readonly isGood: boolean }>()
  const test = async () => {
    try {
      const { status } = await ask<{ readonly status?: number }>('test')
      const isGood = status === undefined || status < 300
      setTold({
        isGood,
        text: status === undefined ? texts.noTest : `${texts.testResult} ${status}.`,
      })
    } catch (error) {
      setTold({ isGood: false, text: messageOf(error) })
    }
  }
  return (
    <>
      <fluent-button onClick={() => void test()}>{texts.test}</fluent-button>
      {told && <Notice kind={told.isGood ? 'good' : 'bad'}>{told.text}</Notice>}
    </>
  )
}

/** What a connection is made of, as apiProperties.json asks. */
export const ConnectionPanel = ({
  connector: { connections, presets },
  onClose,
}: {
  readonly connector: ShownConnector
  readonly onClose: () => void
}) => {
  const { texts } = useSurroundings()
  const [set, setSet] = useState(connections[0]?.name ?? '')
  const [values, setValues] = useState<Values>({})
  const { perform, result, fault } = useStep()
  const parameters = connections.find(({ name }) => name === set)?.parameters ?? []
  const oauth = parameters.find(({ kind }) => kind === 'oauth')
  const change = (name: string) => (value: string) => {
    setValues({ ...values, [name]: value })
  }
  return (
    <section class="card connection" aria-label={texts.connection}>
      <h2>{texts.connection}</h2>
      {presets.length > 0 && <h3>{texts.readyConnections}</h3>}
      {presets.map((preset) => (
        <fluent-button
          key={preset}
          onClick={() => {
            perform({ do: 'use', preset })
          }}
        >
          {preset}
        </fluent-button>
      ))}
      {connections.length > 1 && (
        <ChoiceField
          label={texts.wayToConnect}
          value={set}
          onChange={setSet}
          choices={connections.map(({ name, title }) => [name, title])}
        />
      )}
      {parameters.length === 0 && <p>{texts.noConnection}</p>}
      {parameters
        .filter(({ kind, hidden }) => kind !== 'oauth' && !hidden)
        .map(({ name, title, description, tooltip, kind, required, choices }) =>
          choices ? (
            <ChoiceField
              key={name}
              label={title}
              hint={description ?? tooltip}
              value={values[name] ?? ''}
              onChange={change(name)}
              choices={[
                ['', texts.choose],
                ...choices.map((it): [string, string] => [String(it.value), it.title]),
              ]}
            />
          ) : (
            <TextField
              key={name}
              label={title}
              hint={description ?? tooltip}
              isSecret={kind === 'secret'}
              isRequired={required}
              value={values[name] ?? ''}
              onChange={change(name)}
            />
          ),
        )}
      {oauth && <SignIn set={set} values={values} />}
      {oauth && (
        <TextField
          isSecret
          label={texts.pasteToken}
          value={values[oauth.name] ?? ''}
          onChange={change(oauth.name)}
        />
      )}
      <p class="row">
        <fluent-button
          appearance="primary"
          onClick={() => {
            perform({ do: 'connect', set, values })
          }}
        >
          {texts.connect}
        </fluent-button>
        <TestConnection />
        <fluent-button onClick={onClose}>{texts.close}</fluent-button>
      </p>
      {result && <Notice kind="good">{texts.connected}</Notice>}
      {fault !== undefined && <Notice kind="bad">{fault}</Notice>}
    </section>
  )
}
