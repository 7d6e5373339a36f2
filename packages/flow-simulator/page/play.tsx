import { useEffect, useState } from 'preact/hooks'
import type { Locale } from '../src/designer/connector-view.js'
import { ConnectionPanel } from './connection/connection-panel.js'
import { FlowList } from './flows/flow-list.js'
import { Masthead } from './masthead.js'
import { OperationList } from './operations/operation-list.js'
import { OperationPanel } from './operations/operation-panel.js'
import { Notice } from './parts/notice.js'
import { Remarks } from './parts/remarks.js'
import { SurroundingsContext, type ShownConnector } from './surroundings.js'
import { texts as allTexts } from './texts/texts.js'
import { followScheme, type Scheme } from './theme.js'
import { useAnswer } from './use-answer.js'
import { useSnapshot } from './use-snapshot.js'
import { Exports } from './wire/exports.js'
import { Wire } from './wire/wire.js'

/** The whole page. */
export const Play = () => {
  const [locale, setLocale] = useState<Locale>(navigator.language.startsWith('fr') ? 'fr' : 'en')
  const [scheme, setScheme] = useState<Scheme>('system')
  const [chosen, setChosen] = useState<string>()
  const [opened, setConnecting] = useState<boolean>()
  const { value: connector, fault } = useAnswer<ShownConnector>('connector', { locale })
  const { snapshot, fault: lost } = useSnapshot()
  const texts = allTexts[locale]
  // Nobody comes far without a connection.
  const isConnecting = opened ?? snapshot?.connected === false

  useEffect(() => followScheme(scheme), [scheme])
  useEffect(() => {
    document.documentElement.lang = locale
    document.title = `${connector?.title ?? ''} · ${texts.playground}`
  }, [locale, connector?.title])

  if (!connector)
    return <main class="lonely">{fault ? <Notice kind="bad">{fault}</Notice> : texts.loading}</main>
  return (
    <SurroundingsContext.Provider value={{ locale, texts }}>
      <Masthead
        {...{ connector, locale, setLocale, scheme, setScheme }}
        isConnected={snapshot?.connected ?? false}
        onConnection={() => {
          setConnecting(!isConnecting)
        }}
      />
      {lost !== undefined && <Notice kind="bad">{lost}</Notice>}
      <div class="columns">
        <OperationList connector={connector} chosen={chosen} onChoose={setChosen} />
        <main>
          {isConnecting && (
            <ConnectionPanel
              connector={connector}
              onClose={() => {
                setConnecting(false)
              }}
            />
          )}
          {chosen === undefined ? (
            <section class="card">
              <p>{connector.description}</p>
              <p class="lead">{texts.chooseFirst}</p>
              <Remarks remarks={connector.remarks} />
            </section>
          ) : (
            <OperationPanel
              key={chosen}
              id={chosen}
              version={snapshot?.connected ? 1 : 0}
              onChoose={setChosen}
            />
          )}
          <Wire exchanges={snapshot?.exchanges ?? []} />
          <Exports />
        </main>
        <FlowList connector={connector} flows={snapshot?.flows ?? []} />
      </div>
    </SurroundingsContext.Provider>
  )
}
