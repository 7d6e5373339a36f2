import { Heading } from '../parts/heading.js'
import { useSurroundings } from '../surroundings.js'
import { Button } from '../parts/button.js'

/** What is seen before anyone is signed in, and when that has ended. */
export const SignInPage = ({
  hasEnded,
  fault,
  onSignIn,
}: {
  readonly hasEnded: boolean
  readonly fault: string | undefined
  readonly onSignIn: () => void
}) => {
  const { texts } = useSurroundings()
  return (
    <section class="welcome">
      <Heading title={texts.signIn.title} />
      {fault !== undefined && (
        <fluent-message-bar intent="error" layout="multiline" role="alert">
          <strong>{texts.signIn.failed}</strong> {fault}
        </fluent-message-bar>
      )}
      <p>{hasEnded ? texts.signIn.ended : texts.signIn.text}</p>
      <p>
        <Button appearance="primary" onClick={onSignIn}>
          {texts.signIn.button}
        </Button>
      </p>
    </section>
  )
}
