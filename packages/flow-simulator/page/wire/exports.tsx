import { useState } from 'preact/hooks'
import { ask } from '../ask.js'
import { Json } from '../parts/json.js'
import { useSurroundings } from '../surroundings.js'

/** The session as something that can be kept: a script, requests, or a test. */
export const Exports = () => {
  const { texts } = useSurroundings()
  const [text, setText] = useState<string>()
  const show = async (as: string) => {
    setText((await ask<{ text: string }>('export', { as })).text)
  }
  const choices = { script: texts.exportScript, http: texts.exportHttp, test: texts.exportTest }
  return (
    <section class="card" aria-label={texts.exports}>
      <h2>{texts.exports}</h2>
      <p class="row">
        {Object.entries(choices).map(([as, label]) => (
          <fluent-button key={as} onClick={() => void show(as)}>
            {label}
          </fluent-button>
        ))}
      </p>
      <p class="hint">{texts.exportNote}</p>
      {text !== undefined && <Json value={text} label={texts.exports} />}
    </section>
  )
}
