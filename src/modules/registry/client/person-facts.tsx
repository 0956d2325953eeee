import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { verifyPerson } from '../contract/change.ts'
import { getPersonNumber } from '../contract/sheet.ts'
import { groupDigits } from '../rules/nik.ts'
import { useLabels } from './labels.ts'
import { ContactsSection } from './person-contacts.tsx'
import type { PersonFile } from './person-page.tsx'
import { PhotoSection } from './person-photo.tsx'

/** What is known of the person, in three groups, with family and contacts beside. */
export const PersonFacts = ({ file }: { readonly file: PersonFile }) => {
  const { say } = useWords()
  return (
    <>
      <PhotoSection file={file} />
      <Columns count={2} gap={36}>
        <IdentitySection file={file} />
        <Stack gap={28}>
          <LifeSection file={file} />
          <FamilySection file={file} />
        </Stack>
      </Columns>
      {!file.withheld && <ContactsSection file={file} />}
      {file.care.length > 0 && (
        <Section title={say('registry.care')}>
          <CareRows file={file} />
        </Section>
      )}
    </>
  )
}

const IdentitySection = ({ file: { person } }: { readonly file: PersonFile }) => {
  const { say } = useWords()
  const { born, label } = useLabels()
  return (
    <Section
      title={say('registry.identity')}
      action={<VerifyButton personId={person.id} level={person.verifiedLevel} />}
    >
      <Facts
        facts={[
          { label: say('registry.name'), value: person.name },
          { label: 'NIK', value: <NikValue person={person} /> },
          { label: say('registry.born'), value: [person.birthPlace, born(person)].filter(Boolean).join(', ') },
          { label: say('registry.sexTitle'), value: say(`registry.sex.${person.sex}`) },
          {
            label: say('registry.citizenship'),
            value: label('citizenship', person.citizenshipCode) || say('registry.notFilled'),
          },
          {
            label: say('registry.checked'),
            value: say(`registry.level.${person.verifiedLevel}`),
            ...(person.verifiedBy && { note: person.verifiedBy }),
          },
        ]}
      />
    </Section>
  )
}

/** The number stays masked; whoever must write it on a form opens it, and that is logged. */
const NikValue = ({ person }: { readonly person: PersonFile['person'] }) => {
  const { say } = useWords()
  const { may } = useSession()
  const [open, setOpen] = useState(false)
  const query = useQuery(getPersonNumber, { personId: person.id }, { enabled: open })
  if (!person.nikMasked) return say('registry.noNik')
  const shown = open && query.data?.nik ? groupDigits(query.data.nik) : person.nikMasked
  return (
    <>
      <span className="number nowrap">{shown}</span>{' '}
      {person.nikKind === 'temporary' && <Badge>{say('registry.temporary')}</Badge>}
      {may('registry.getPersonNumber') && (
        <Button kind="quiet" compact icon={open ? 'eye-off' : 'eye'} onClick={() => setOpen(!open)}>
          {say(open ? 'registry.hideNumber' : 'registry.showNumber')}
        </Button>
      )}
    </>
  )
}

const VerifyButton = ({ personId, level }: { readonly personId: string; readonly level: string }) => {
  const { say } = useWords()
  const { may, role } = useSession()
  const verify = useCommand(verifyPerson, { refresh: ['registry'] })
  if (level !== 'self' || !may('registry.verifyPerson')) return null
  return (
    <>
      <Button
        compact
        icon="shield-check"
        busy={verify.busy}
        onClick={() => void verify.send({ personId, level: role === 'head' ? 'head' : 'officer', evidenceKind: 'KTP' })}
      >
        {say('registry.comparedWithCard')}
      </Button>
      <RefusalMessage refusal={verify.refusal} />
    </>
  )
}

const LifeSection = ({ file: { person, withheld } }: { readonly file: PersonFile }) => {
  const { say } = useWords()
  const { label } = useLabels()
  const filled = (value: string) => value || say('registry.notFilled')
  return (
    <Section title={say('registry.dailyLife')}>
      <Facts
        facts={[
          { label: say('registry.occupation'), value: filled(label('occupation', person.occupationCode)) },
          { label: say('registry.education'), value: filled(label('education', person.educationCode)) },
          { label: say('registry.marital'), value: filled(label('marital', person.maritalCode)) },
          ...(withheld
            ? []
            : [{ label: say('registry.addressNow'), value: filled(person.currentAddress ?? person.address ?? '') }]),
        ]}
      />
    </Section>
  )
}

const FamilySection = ({ file }: { readonly file: PersonFile }) => {
  const { say } = useWords()
  const { person, family } = file
  const told = [
    ...(person.fatherName && !family.some((one) => one.relation === 'father')
      ? [{ relation: 'father', name: person.fatherName }]
      : []),
    ...(person.motherName && !family.some((one) => one.relation === 'mother')
      ? [{ relation: 'mother', name: person.motherName }]
      : []),
  ]
  if (family.length + told.length === 0) return <EmptyState title={say('registry.noFamily')} />
  return (
    <Section title={say('registry.familyTitle')}>
      <RowList label={say('registry.familyTitle')}>
        {family.map((one) => (
          <Row
            key={one.personId}
            href={`/orang/${one.personId}`}
            title={one.name}
            reason={say(`registry.kin.${one.relation}`)}
          />
        ))}
        {told.map((one) => (
          <Row
            key={one.relation}
            title={one.name}
            reason={`${say(`registry.kin.${one.relation}`)} · ${say('registry.byNameOnly')}`}
          />
        ))}
      </RowList>
    </Section>
  )
}

const CareRows = ({ file }: { readonly file: PersonFile }) => {
  const { say, formatDate } = useWords()
  return (
    <RowList label={say('registry.care')}>
      {file.care.map((care) => {
        const asChild = care.childPersonId === file.person.id
        return (
          <Row
            key={care.id}
            href={`/orang/${asChild && care.carerPersonId ? care.carerPersonId : care.childPersonId}`}
            title={say(asChild ? 'registry.isCaredBy' : 'registry.caresFor', {
              name: asChild ? care.carerName : care.childName,
            })}
            reason={[
              say(`registry.carer.${care.carerRelation}`),
              say(care.untilOn ? 'registry.fromUntil' : 'registry.since', {
                from: formatDate(care.fromOn),
                until: care.untilOn ? formatDate(care.untilOn) : '',
              }),
              say('registry.parentsSay', {
                father: say(`registry.parentConsent.${care.fatherConsent}`),
                mother: say(`registry.parentConsent.${care.motherConsent}`),
              }),
            ].join(' · ')}
          />
        )
      })}
    </RowList>
  )
}
