import type { ComponentChildren } from 'preact'
import { useSurroundings } from '../surroundings.js'
import { BulkProgress } from './bulk-progress.js'
import { Dialog } from './dialog.js'
import { useBulk, type AskPiece } from './use-bulk.js'
import { Button } from './button.js'

/** Work on many deliveries that can be done. */
export interface BulkOptions {
  readonly label: string
  /** What it does. */
  readonly text: string
  /** What its button says, with the number. */
  readonly goLabel: (count: string) => string
  readonly ask: AskPiece
  readonly onDone: () => void
  /** What narrows it down. */
  readonly children?: ComponentChildren
}

/** Counts, says what will happen, does it when that is wanted, and can be stopped. */
export const BulkDialog = ({
  label,
  text,
  goLabel,
  ask,
  onDone,
  onClose,
  children,
}: BulkOptions & { readonly onClose: () => void }) => {
  const { texts, format } = useSurroundings()
  const { bulk } = texts.actions
  const { stage, count, go, stop } = useBulk(ask)
  const isWorking = stage.at === 'counting' || stage.at === 'running'
  const hasBegun = !['asked', 'counting', 'counted'].includes(stage.at)

  return (
    <Dialog
      title={label}
      onEscape={isWorking ? stop : undefined}
      onClose={() => {
        stop()
        onClose()
        // Of what has only been counted, nothing is to be shown anew.
        if (hasBegun) onDone()
      }}
    >
      {(close) => (
        <>
          {stage.at === 'asked' && (
            <>
              <p>{text}</p>
              {children}
            </>
          )}
          <BulkProgress stage={stage} />
          <p class="row">
            {stage.at === 'asked' && (
              <Button appearance="primary" onClick={() => void count()}>
                {bulk.count}
              </Button>
            )}
            {stage.at === 'counted' && stage.total > 0 && (
              <Button appearance="primary" onClick={() => void go(stage.total)}>
                {goLabel(format.number(stage.total))}
              </Button>
            )}
            {isWorking ? (
              <Button onClick={stop}>{bulk.stop}</Button>
            ) : (
              <Button onClick={close}>
                {stage.at === 'asked' || stage.at === 'counted' ? texts.cancel : texts.close}
              </Button>
            )}
          </p>
        </>
      )}
    </Dialog>
  )
}
