import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'

export const MissingPage = () => {
  const { say } = useWords()
  return (
    <Page width="narrow" title={say('shell.missingTitle')} lead={say('shell.missingLead')}>
      <LinkButton href="/" icon="home">
        {say('shell.home')}
      </LinkButton>
    </Page>
  )
}
