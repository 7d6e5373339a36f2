import { useState } from 'preact/hooks'
import { toProblem, type ApiProblem } from '../api/api-problem.js'
import { useSurroundings } from '../surroundings.js'
import { Dialog } from './dialog.js'
import { Loading } from './loading.js'
import { ProblemBar } from './problem-bar.js'
import { Button } from './button.js'

/** Something that can be done: what it will do is said before, and what came of it after. */
export interface ActionOptions {
  readonly label: string
  readonly text: string
  /** Does it; what to say of it when it is done. */
  readonly run: () => Promise<string>
  readonly onDone: () => void
  readonly isPrimary?: boolean
}

type Stage =
  | { readonly at: 'asked' }
  | { readonly at: 'running' }
  | { readonly at: 'done'; readonly told: string }
  | { readonly at: 'failed'; readonly problem: ApiProblem }

/** A button for it. */
export const Action = ({ label, text, run, onDone, isPrimary = false }: ActionOptions) => {
  const { texts } = useSurroundings()
  const [stage, setStage] = useState<Stage>()

  const confirm = async () => {
    setStage({ at: 'running' })
    try {
      setStage({ at: 'done', told: await run() })
    } catch (fault) {
      setStage({ at: 'failed', problem: toProblem(fault) })
    }
  }

  return (
    <>
      <Button
        appearance={isPrimary ? 'primary' : undefined}
        onClick={() => {
          setStage({ at: 'asked' })
        }}
      >
        {label}
      </Button>
      {stage && (
        <Dialog
          title={label}
          onClose={() => {
            setStage(undefined)
            // Not before: what is shown anew may have no more use for this, and would take the answer away.
            if (stage.at === 'done') onDone()
          }}
        >
          {(close) => (
            <>
              {stage.at === 'asked' && <p>{text}</p>}
              {stage.at === 'running' && <Loading />}
              {stage.at === 'done' && <p role="status">{stage.told}</p>}
              {stage.at === 'failed' && <ProblemBar problem={stage.problem} />}
              <p class="row">
                {stage.at === 'asked' && (
                  <Button appearance="primary" onClick={() => void confirm()}>
                    {label}
                  </Button>
                )}
                {stage.at !== 'running' && (
                  <Button onClick={close}>
                    {stage.at === 'asked' ? texts.cancel : texts.close}
                  </Button>
                )}
              </p>
            </>
          )}
        </Dialog>
      )}
    </>
  )
}
