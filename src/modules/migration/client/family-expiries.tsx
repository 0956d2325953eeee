import type { SlotProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { type ExpiryView, getFamilyExpiries } from '../contract/expiries.ts'
import { ExpiryRow } from './expiry-row.tsx'
import { useLabels } from './labels.ts'

/** What ends one day in this family, the nearest first. Nothing is said where nothing does. */
export const FamilyExpiries = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const householdId = subject.householdId ?? ''
  const query = useQuery(getFamilyExpiries, { householdId }, { enabled: householdId !== '' })
  const expiries = query.data?.expiries ?? []
  const due = expiries.filter((one) => one.due)
  if (expiries.length === 0) return null
  return (
    <Section
      title={say('migration.expiries.family')}
      note={say('migration.expiries.familyNote')}
      action={due.length > 0 && <CopyMessage due={due} />}
    >
      <RowList label={say('migration.expiries.family')}>
        {expiries.map((one) => (
          <ExpiryRow key={`${one.episodeId} ${one.kind} ${one.code}`} expiry={one} />
        ))}
      </RowList>
    </Section>
  )
}

/** What the family is told, in words to paste into any messenger: nothing is sent from here. */
const CopyMessage = ({ due }: { readonly due: readonly ExpiryView[] }) => {
  const { say, formatDate } = useWords()
  const { paper } = useLabels()
  const toast = useToast()
  const lines = due.map((one) => {
    const what =
      one.kind === 'paper' || one.kind === 'stay' ? paper(one.code ?? '') : say(`migration.expiry.${one.kind}`)
    return say('migration.expiries.messageLine', { name: one.personName, what, day: formatDate(one.until) })
  })
  const copy = async () => {
    const text = [say('migration.expiries.messageHead'), ...lines, say('migration.expiries.messageEnd')].join('\n')
    await navigator.clipboard.writeText(text)
    toast({ text: say('migration.expiries.copied') })
  }
  return (
    <Button compact onClick={() => void copy()}>
      {say('migration.expiries.copy')}
    </Button>
  )
}
