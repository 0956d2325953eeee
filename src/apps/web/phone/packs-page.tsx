import { Answer } from '#platform/client/answer.tsx'
import { Rich } from '#platform/client/rich.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { listPhones, type Phone } from '#platform/shared/phone-contract.ts'
import { PhoneCard } from './phone-card.tsx'

/** The phones that hold this village: a pack for one that is offline for weeks, and an end for one that is lost. */
export const PacksPage = () => {
  const { say } = useWords()
  const query = useQuery(listPhones, {})
  return (
    <Page width="narrow" title={say('shell.phone.packs')} lead={<Rich text={say('shell.phone.packsLead')} />}>
      <Answer query={query}>
        {({ phones }) => {
          if (phones.length === 0)
            return <EmptyState title={say('shell.phone.noPhones')} sentence={say('shell.phone.noPhonesWhy')} />
          const isOpen = ({ isServing, closedAt }: Phone) => isServing && closedAt === null
          return (
            <>
              <Phones title={say('shell.phone.phonesInUse')} phones={phones.filter(isOpen)} />
              <Phones title={say('shell.phone.phonesEnded')} phones={phones.filter((phone) => !isOpen(phone))} />
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

const Phones = ({ title, phones }: { readonly title: string; readonly phones: readonly Phone[] }) =>
  phones.length === 0 ? null : (
    <Section title={title}>
      <Stack gap={20}>
        {phones.map((phone) => (
          <PhoneCard key={phone.id} phone={phone} />
        ))}
      </Stack>
    </Section>
  )
