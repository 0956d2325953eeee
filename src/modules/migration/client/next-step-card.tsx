import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { StepCard } from '#platform/design/step-card.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { recordReadiness } from '../contract/readiness.ts'
import { requestVerification } from '../contract/verification.ts'
import type { NextStepCode } from '../rules/next-step.ts'
import { ConfirmCard } from './confirm-card.tsx'
import type { FileProps } from './episode-page.tsx'
import { letterPath } from './letter-path.ts'
import { useNextWords } from './next-words.ts'

/** The one filled surface of the page. Absent for whoever cannot do this step. */
export const NextStepCard = ({ file }: FileProps) => {
  const { may } = useSession()
  const words = useNextWords()(file.nextStep)
  const { code } = file.nextStep
  if (file.verification?.mayConfirm) return <ConfirmCard file={file} verification={file.verification} />
  if (code === 'none' || code === 'awaitHead' || !may(operationOf[code])) return null
  if (code === 'lookAtOriginal') return <LookCard key={file.nextStep.about} file={file} />
  if (code === 'requestVerification' || code === 'fixReturned')
    return <RequestCard key={file.verification?.id ?? ''} file={file} />
  return (
    <StepCard
      title={words.title}
      reason={words.why}
      action={
        <LinkButton kind="turmeric" href={pathOf(file)}>
          {words.act}
        </LinkButton>
      }
      decline={<ContractFirst file={file} />}
    />
  )
}

/** Papers may all be there and nobody has written down what the contract says: once away, nobody can hold it against the rules. */
const ContractFirst = ({ file }: FileProps) => {
  const { say } = useWords()
  const isWritten = file.stages.some((event) => event.stage === 'contract_signed' && event.withdrawnBecause === null)
  if (file.nextStep.code !== 'ready' || isWritten) return null
  return (
    <LinkButton kind="quiet" href={`/calon/${file.episode.id}/kejadian?tahap=contract_signed`}>
      {say('migration.next.ready.contract')}
    </LinkButton>
  )
}

const operationOf: Readonly<Record<NextStepCode, string>> = {
  callToday: 'migration.recordConsultation',
  talkAboutSigns: 'migration.recordConsultation',
  consult: 'migration.recordConsultation',
  mediate: 'migration.recordConsultation',
  completeConsultation: 'migration.recordConsultation',
  nameCarer: 'migration.recordConsultation',
  askRedFlags: 'migration.recordRedFlags',
  permissionLetter: 'letters.requestLetter',
  recommendationLetter: 'letters.requestLetter',
  lookAtOriginal: 'migration.recordReadiness',
  collectPaper: 'migration.recordReadiness',
  requestVerification: 'migration.requestVerification',
  fixReturned: 'migration.requestVerification',
  check: 'migration.verifyCandidate',
  awaitHead: 'migration.approveVerification',
  renewPassport: 'migration.recordReadiness',
  renewPaper: 'migration.recordReadiness',
  recordNextStage: 'migration.recordStage',
  ready: 'migration.recordStage',
  none: 'migration.getEpisode',
}

const pathOf = ({ episode, nextStep }: FileProps['file']): string => {
  const path = `/calon/${episode.id}`
  const { code, about } = nextStep
  if (code === 'permissionLetter' || code === 'recommendationLetter') {
    return letterPath(code === 'permissionLetter' ? 'IZIN_KELUARGA' : 'REKOMENDASI_DESA', episode) ?? path
  }
  if (code === 'collectPaper' || code === 'renewPaper')
    return letterPath(about ?? '', episode) ?? `${path}/berkas/${about}`
  if (code === 'renewPassport') return `${path}/berkas/PASPOR`
  if (code === 'askRedFlags') return `${path}/tanda`
  if (code === 'check') return `${path}/periksa`
  if (code === 'recordNextStage') return `${path}/kejadian?tahap=${about ?? ''}`
  if (code === 'ready') return `${path}/kejadian?tahap=departed`
  return `${path}/musyawarah`
}

const LookCard = ({ file }: FileProps) => {
  const { say } = useWords()
  const toast = useToast()
  const words = useNextWords()(file.nextStep)
  const [id] = useState(() => newId())
  const item = file.readiness.items.find((one) => one.code === file.nextStep.about)
  const see = useCommand(recordReadiness, {
    refresh: ['migration', 'platform'],
    onDone: (done) => toast({ text: say('migration.paperDone', done) }),
  })
  if (!item) return null
  const { code, heldBy } = item
  const input = { id, episodeId: file.episode.id, documentCode: code, status: 'verified' as const }
  return (
    <>
      <StepCard
        title={words.title}
        reason={words.why}
        action={
          <Button
            kind="turmeric"
            icon="eye"
            busy={see.busy}
            onClick={() => void see.send({ ...input, heldBy: heldBy ?? 'unknown' })}
          >
            {words.act}
          </Button>
        }
        decline={
          <LinkButton kind="quiet" href={`/calon/${file.episode.id}/berkas/${code}?keadaan=rejected`}>
            {say('migration.next.lookAtOriginal.decline')}
          </LinkButton>
        }
      />
      <RefusalMessage refusal={see.refusal} />
    </>
  )
}

const RequestCard = ({ file }: FileProps) => {
  const words = useNextWords()(file.nextStep)
  const [id] = useState(() => newId())
  const request = useCommand(requestVerification, { refresh: ['migration', 'platform'] })
  return (
    <>
      <StepCard
        title={words.title}
        reason={words.why}
        action={
          <Button
            kind="turmeric"
            icon="shield-check"
            busy={request.busy}
            onClick={() => void request.send({ id, episodeId: file.episode.id })}
          >
            {words.act}
          </Button>
        }
      />
      <RefusalMessage refusal={request.refusal} />
    </>
  )
}
