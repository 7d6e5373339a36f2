import type { ComponentChildren } from 'preact'

/** A button of Fluent UI. Its role is said once more, for tools that do not look into an element's internals. */
export const Button = ({
  children,
  ...options
}: {
  readonly children: ComponentChildren
  readonly appearance?: 'primary' | 'subtle' | undefined
  readonly size?: 'small'
  readonly type?: 'submit'
  readonly lang?: string
  readonly onClick?: () => void
}) => (
  <fluent-button role="button" {...options}>
    {children}
  </fluent-button>
)
