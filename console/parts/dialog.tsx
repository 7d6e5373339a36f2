import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

/**
 * What asks for an answer before anything else goes on. Escape closes it, and so does what is inside, by the function that it is given:
 * however it goes, the focus returns to where it was.
 */
export const Dialog = ({
  title,
  children,
  onClose,
  onEscape,
}: {
  readonly title: string
  readonly children: (close: () => void) => ComponentChildren
  readonly onClose: () => void
  /** What Escape does instead of closing it. */
  readonly onEscape?: (() => void) | undefined
}) => {
  const own = useRef<HTMLDialogElement>(null)
  const name = useId()
  useEffect(() => {
    own.current?.showModal()
  }, [])
  return (
    <dialog
      ref={own}
      aria-labelledby={name}
      onClose={onClose}
      onCancel={(event) => {
        if (!onEscape) return
        event.preventDefault()
        onEscape()
      }}
    >
      <h2 id={name}>{title}</h2>
      {children(() => {
        own.current?.close()
      })}
    </dialog>
  )
}
