import { Heading } from '../parts/heading.js'
import { useSurroundings } from '../surroundings.js'
import { Button } from '../parts/button.js'

/** What someone sees who signed in without being an operator: which role is missing, by the API's own words, and who can give it. */
export const RoleMissing = ({
  name,
  detail,
  onSignIn,
}: {
  readonly name: string
  readonly detail: string
  readonly onSignIn: () => void
}) => {
  const { texts } = useSurroundings()
  return (
    <section class="welcome">
      <Heading title={texts.role.title} />
      <p>{texts.role.who(name)}</p>
      <p>
        <strong>{detail}</strong>
      </p>
      <p>{texts.role.todo}</p>
      <p>
        <Button appearance="primary" onClick={onSignIn}>
          {texts.role.again}
        </Button>
      </p>
    </section>
  )
}
