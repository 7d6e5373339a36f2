import { placeHref, type View } from '../routes.js'
import { useSurroundings } from '../surroundings.js'
import { languages, type Language } from '../texts/language.js'
import { Button } from '../parts/button.js'

const entries: readonly View[] = ['now', 'find', 'subscriptions', 'dead-letters']

const languageNames = { en: 'English', fr: 'Français' } as const satisfies Readonly<
  Record<Language, string>
>

/** Views that stand below another one in the menu. */
const parents: Readonly<Partial<Record<View, View>>> = { events: 'find', deliveries: 'find' }

/** What stands above every view: where one can go, who is signed in, and in which language. */
export const MastHead = ({
  view,
  language,
  onLanguage,
  name,
  onLeave,
}: {
  /** Absent while nobody is let in. */
  readonly view: View | undefined
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  readonly name: string | undefined
  readonly onLeave: () => void
}) => {
  const { texts } = useSurroundings()
  const others = Object.keys(languages).filter((each): each is Language => each !== language)
  return (
    <header class="masthead">
      <a class="skip" href="#main" onClick={skip}>
        {texts.skip}
      </a>
      <strong>{texts.title}</strong>
      {view && (
        <nav aria-label={texts.menu}>
          {entries.map((entry) => (
            <a
              key={entry}
              href={placeHref(entry)}
              {...((parents[view] ?? view) === entry && { 'aria-current': 'page' as const })}
            >
              {texts.views[entry]}
            </a>
          ))}
        </nav>
      )}
      <div class="row end">
        {name !== undefined && <span>{name}</span>}
        {others.map((other) => (
          <Button
            key={other}
            appearance="subtle"
            size="small"
            lang={other}
            onClick={() => {
              onLanguage(other)
            }}
          >
            {languageNames[other]}
          </Button>
        ))}
        {name !== undefined && (
          <Button appearance="subtle" size="small" onClick={onLeave}>
            {texts.signIn.out}
          </Button>
        )}
      </div>
    </header>
  )
}

/** The address of this page names a place: skipping must not change it. */
const skip = (event: Event) => {
  event.preventDefault()
  document.querySelector<HTMLElement>('main h1')?.focus()
}
