import type { Locale } from '../src/designer/connector-view.js'
import { ChoiceField } from './parts/choice-field.js'
import { useSurroundings, type ShownConnector } from './surroundings.js'
import type { Scheme } from './theme.js'

interface MastheadOptions {
  readonly connector: ShownConnector
  readonly locale: Locale
  readonly setLocale: (locale: Locale) => void
  readonly scheme: Scheme
  readonly setScheme: (scheme: Scheme) => void
  readonly isConnected: boolean
  readonly onConnection: () => void
}

const languages = [
  ['en', 'English'],
  ['fr', 'Français'],
] as const
const schemes = ['system', 'light', 'dark'] as const

/** Which connector is played, where, over which connection, and how the page looks. */
export const Masthead = (options: MastheadOptions) => {
  const { connector, locale, setLocale, scheme, setScheme, isConnected, onConnection } = options
  const { texts } = useSurroundings()
  return (
    <header class="masthead">
      <div>
        <h1>{connector.title}</h1>
        <p class="hint">
          {texts.playground} · {connector.baseUrl}
        </p>
      </div>
      <fluent-badge appearance="tint" color={isConnected ? 'success' : 'warning'}>
        {isConnected ? texts.connected : texts.notConnected}
      </fluent-badge>
      <fluent-button onClick={onConnection}>{texts.connection}</fluent-button>
      <ChoiceField label={texts.language} value={locale} choices={languages} onChange={setLocale} />
      <ChoiceField
        label={texts.colours}
        value={scheme}
        choices={schemes.map((each) => [each, texts.schemes[each]])}
        onChange={setScheme}
      />
    </header>
  )
}
