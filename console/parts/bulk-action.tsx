import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { BulkDialog } from './bulk-dialog.js'
import type { AskPiece } from './use-bulk.js'
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

/** A button for it, which says what will happen before anything does. */
export const BulkAction = (options: BulkOptions) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true)
        }}
      >
        {options.label}
      </Button>
      {isOpen && (
        <BulkDialog
          {...options}
          onClose={() => {
            setOpen(false)
            options.onDone()
          }}
        />
      )}
    </>
  )
}
