import type { HTMLAttributes } from 'preact'

/** The elements of Fluent UI that the console uses, as its views write them. */
interface FluentElement extends HTMLAttributes<HTMLElement> {
  readonly appearance?: string | undefined
  readonly color?: string
  readonly size?: string
  readonly disabled?: boolean
  readonly intent?: string
  readonly layout?: string
  readonly max?: number
  readonly name?: string
  readonly shape?: string
  readonly type?: string
  readonly value?: string | number
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'fluent-button': FluentElement
      'fluent-message-bar': FluentElement
      'fluent-progress-bar': FluentElement
      'fluent-spinner': FluentElement
      'fluent-text-input': FluentElement
    }
  }
}
