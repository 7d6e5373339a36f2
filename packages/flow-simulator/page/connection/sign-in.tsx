import { useState } from 'preact/hooks'
import type { OAuthSettings } from '../../src/connection/oauth-settings.js'
import { ask } from '../ask.js'
import { Notice } from '../parts/notice.js'
import { TextField } from '../parts/text-field.js'
import { useSurroundings } from '../surroundings.js'
import { useAnswer } from '../use-answer.js'
import { messageOf } from '../../src/message-of.js'

type Asked = Readonly<
  Record<'clientId' | 'clientSecret' | 'authorizationUrl' | 'tokenUrl' | 'scopes', string>
>

const names = ['clientId', 'clientSecret', 'authorizationUrl', 'tokenUrl', 'scopes'] as const

/** Signing in at an issuer by a code: the connector's own, or any other. */
export const SignIn = ({
  set,
  values,
}: {
  readonly set: string
  readonly values: Readonly<Record<string, string>>
}) => {
  const { texts } = useSurroundings()
  const { value: settings } = useAnswer<OAuthSettings>('sign-in-settings', { set })
  const [changed, setChanged] = useState<Partial<Asked>>({})
  const [fault, setFault] = useState<string>()
  const shown = (name: (typeof names)[number]): string => {
    const own =
      name === 'clientSecret'
        ? ''
        : name === 'scopes'
          ? settings?.scopes.join(' ')
          : settings?.[name]
    return changed[name] ?? own ?? ''
  }
  const begin = async () => {
    try {
      const asked = Object.fromEntries(names.map((name) => [name, shown(name)]))
      const { url } = await ask<{ url: string }>('sign-in', { set, values, ...asked })
      window.open(url, '_blank', 'noopener')
    } catch (error) {
      setFault(messageOf(error))
    }
  }
  return (
    <details>
      <summary>{texts.signIn} …</summary>
      {names.map((name) => (
        <TextField
          key={name}
          label={texts[name]}
          isSecret={name === 'clientSecret'}
          value={shown(name)}
          onChange={(value) => {
            setChanged({ ...changed, [name]: value })
          }}
        />
      ))}
      <p class="hint">
        {texts.redirect} <code>{location.origin}/play/redirect</code>
      </p>
      <fluent-button onClick={() => void begin()}>{texts.signIn}</fluent-button>
      {fault !== undefined && <Notice kind="bad">{fault}</Notice>}
    </details>
  )
}
