import { useState } from 'preact/hooks'
import { BulkDialog, type BulkOptions } from './bulk-dialog.js'
import { Button } from './button.js'

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
          }}
        />
      )}
    </>
  )
}
