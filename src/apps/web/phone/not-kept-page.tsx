import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'

/** A page that only a phone with its village on it can show. */
export const NotKeptPage = ({ title, lead }: { readonly title: string; readonly lead: string }) => {
  const { say } = useWords()
  return (
    <Page width="narrow" title={title} lead={lead}>
      <div>
        <LinkButton kind="primary" href="/simpan-desa" icon="download">
          {say('shell.keepVillage')}
        </LinkButton>
      </div>
    </Page>
  )
}
