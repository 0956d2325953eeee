import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { Slot } from '#platform/client/slot.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Menu } from '#platform/design/menu.tsx'
import { Page } from '#platform/design/page.tsx'
import { Stages } from '#platform/design/stages.tsx'
import { type EpisodeFile, getEpisode } from '../contract/episode-file.ts'
import { phaseOf, stepAfter, stepNames } from '../rules/stages.ts'
import { AgeMessage } from './age-message.tsx'
import { ConsultationSection } from './consultation-section.tsx'
import { ContactSection } from './contact-section.tsx'
import { ContractSection } from './contract-section.tsx'
import { CostsSection } from './costs-section.tsx'
import { HistorySection } from './history-section.tsx'
import { useLabels } from './labels.ts'
import { LifeSection } from './life-section.tsx'
import { NextStepCard } from './next-step-card.tsx'
import { OutsideSection } from './outside-section.tsx'
import { PapersSection } from './papers-section.tsx'
import { PlanSection } from './plan-section.tsx'
import { ProceduralSection } from './procedural-section.tsx'
import { RecruitersSection } from './recruiters-section.tsx'
import { RedFlagsSection } from './red-flags-section.tsx'
import { ReferralsSection } from './referrals-section.tsx'
import { ReopenMessage } from './reopen-message.tsx'
import { ReturnSection } from './return-section.tsx'
import { VerificationSection } from './verification-section.tsx'

/** A candidate's file: how things stand, the one next step, the papers, and what was talked about. */
export const EpisodePage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(getEpisode, { episodeId: params.episodeId ?? '' })
  return (
    <Answer query={query} waiting={say('migration.fileLoading')}>
      {(file) => <FilePage file={file} />}
    </Answer>
  )
}

export interface FileProps {
  readonly file: EpisodeFile
}

const FilePage = ({ file }: FileProps) => {
  const { say } = useWords()
  const { person, episode } = file
  const preparing = phaseOf(episode.stage) === 'before'
  return (
    <Page
      title={say(preparing ? 'migration.fileTitle' : 'migration.abroadTitle', { name: person.name })}
      trail={[{ href: '/calon', label: say('migration.menu') }]}
      lead={<Rich text={useSentence(file)} />}
      meta={[person.hamlet && shownName(person.hamlet), person.rt && `RT ${person.rt}`, person.rw && `RW ${person.rw}`]
        .filter(Boolean)
        .join(' · ')}
      actions={<FileActions file={file} />}
      tabs={preparing && <StageBars file={file} />}
      aside={
        <>
          <ContactSection file={file} />
          <ReturnSection file={file} />
          <RedFlagsSection file={file} />
          <RecruitersSection file={file} />
          <ReferralsSection file={file} />
          <ContractSection file={file} />
          <CostsSection file={file} />
          <OutsideSection file={file} />
          <VerificationSection file={file} />
          <ConsultationSection file={file} />
          {preparing && <Slot place="episode" subject={{ personId: person.id, subjectId: episode.id }} />}
        </>
      }
    >
      <ReopenMessage file={file} />
      <NextStepCard file={file} />
      <AgeMessage file={file} />
      <PapersSection file={file} />
      <PlanSection file={file} />
      <ProceduralSection file={file} />
      <LifeSection file={file} />
      <HistorySection file={file} />
    </Page>
  )
}

const useSentence = ({ episode, person, readiness }: EpisodeFile): string => {
  const { say, formatDate } = useWords()
  const { country, job } = useLabels()
  const where = {
    country: country(episode.destinationCountry),
    job: job(episode.occupation, episode.occupationTold).toLowerCase(),
  }
  if (episode.closedOn && episode.closeReason) {
    return say('migration.fileClosed', {
      day: formatDate(episode.closedOn),
      reason: say(`migration.close.${episode.closeReason}`).toLowerCase(),
    })
  }
  if (phaseOf(episode.stage) !== 'before') {
    return say('migration.fileLeadAway', {
      ...where,
      stage: say(`migration.stage.${episode.stage}`),
      day: formatDate(episode.stageOn),
    })
  }
  const plan =
    person.age === null
      ? say('migration.fileLeadNoAge', where)
      : say('migration.fileLead', { ...where, age: person.age })
  const { verified, total, villageTotal, villageVerified } = readiness
  return total === 0
    ? plan
    : `${plan} ${say('migration.fileLeadPapers', { verified, total, left: villageTotal - villageVerified })}`
}

const StageBars = ({ file }: FileProps) => {
  const { say } = useWords()
  const step = stepAfter(file.episode.stage)
  // While the village checks, that is what is under way, whether or not the profile was noted.
  const checking = file.verification?.state === 'requested' || file.verification?.state === 'checked'
  const current = checking && step === 'profile' ? 'village' : step
  return (
    <Stages
      label={say('migration.stagesLabel', { step: say(`migration.step.${current}`) })}
      current={current}
      stages={stepNames.map((step) => ({ value: step, label: say(`migration.step.${step}`) }))}
    />
  )
}

const FileActions = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const path = `/calon/${file.episode.id}`
  const open = file.episode.closedOn === null
  const more = [
    ...(may('migration.correctEpisode') && open
      ? [{ label: say('migration.correct'), icon: 'pencil' as const, href: `${path}/betulkan` }]
      : []),
    ...(may('migration.getCounterPack')
      ? [{ label: say('migration.pack'), icon: 'file-check' as const, href: `${path}/bundel` }]
      : []),
    ...(may('migration.recordReturn') && phaseOf(file.episode.stage) === 'abroad' && open
      ? [{ label: say('migration.return.new'), icon: 'home' as const, href: `${path}/pulang` }]
      : []),
    ...(may('migration.getEmergencyCard')
      ? [
          {
            label: say('migration.card'),
            icon: 'id-card' as const,
            href: `/migration/${file.episode.id}/kartu-darurat.pdf`,
          },
        ]
      : []),
    ...(may('migration.closeEpisode') && open
      ? [{ label: say('migration.close'), icon: 'lock' as const, href: `${path}/tutup` }]
      : []),
    ...(file.episode.householdId
      ? [{ label: say('registry.family'), icon: 'users' as const, href: `/keluarga/${file.episode.householdId}` }]
      : []),
  ]
  return (
    <>
      {may('migration.recordStage') && open && (
        <LinkButton href={`${path}/kejadian`} icon="plus">
          {say('migration.recordStage')}
        </LinkButton>
      )}
      {more.length > 0 && <Menu label={say('migration.more')} items={more} />}
    </>
  )
}
