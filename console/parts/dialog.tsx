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
  const isOver = useRef(false)
  const name = useId()
  /** Once, and at once: when the browser comes to tell that it is closed, it may have been asked for again. */
  const end = () => {
    if (isOver.current) return
    isOver.current = true
    onClose()
  }
  const close = () => {
    own.current?.close()
    end()
  }
  useEffect(() => {
    own.current?.showModal()
  }, [])
  return (
    <dialog
      ref={own}
      aria-labelledby={name}
      onClose={end}
      onCancel={(event) => {
        event.preventDefault()
        const escape = onEscape ?? close
        escape()
      }}
    >
      <h2 id={name}>{title}</h2>
      {children(close)}
    </dialog>
  )
}
