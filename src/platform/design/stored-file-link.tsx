import { useStoredFile } from '#platform/client/use-stored-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from './link-button.tsx'

/** Opens a file that a record names, or says on whose phone it still is. */
export const StoredFileLink = ({ hash, label }: { readonly hash: string; readonly label: string }) => {
  const { say, formatMoment } = useWords()
  const { href, awaited } = useStoredFile(hash)
  if (href) {
    return (
      <LinkButton href={href} icon="eye" newTab compact>
        {label}
      </LinkButton>
    )
  }
  const values = { name: awaited?.declaredByName ?? '', at: formatMoment(awaited?.declaredAt ?? '') }
  return (
    <p className="small muted">{say(awaited?.closedAt ? 'platform.fileNeverCame' : 'platform.fileOnItsWay', values)}</p>
  )
}
