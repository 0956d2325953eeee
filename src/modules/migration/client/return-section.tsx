import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Card } from '#platform/design/card.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { getReturn, type ReturnFile, type ReturnForm } from '../contract/return.ts'
import { phaseOf } from '../rules/stages.ts'
import type { FileProps } from './episode-page.tsx'
import { useAmount } from './use-amount.ts'

/** How somebody came home, what is wished for, and the follow-ups: shown once somebody is home. */
export const ReturnSection = ({ file }: FileProps) => {
  const { may } = useSession()
  const isHome = phaseOf(file.episode.stage) === 'home'
  return may('migration.getReturn') && isHome ? <Return file={file} /> : null
}

const Return = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const query = useQuery(getReturn, { episodeId: file.episode.id })
  const path = `/calon/${file.episode.id}`
  return (
    <Section title={say('migration.return')}>
      <Card>
        <Answer query={query} waiting={say('migration.fileLoading')}>
          {(asked) => (
            <Stack gap={16}>
              {asked.form ? (
                <Form form={asked.form} file={file} />
              ) : (
                <p className="small muted">{say('migration.return.none')}</p>
              )}
              {may('migration.recordReturn') && (
                <LinkButton href={`${path}/pulang`} wide>
                  {say(asked.form ? 'migration.return.correct' : 'migration.return.new')}
                </LinkButton>
              )}
              {asked.form && <FollowUps asked={asked} path={`${path}/pulang/tindak-lanjut`} />}
              {may('migration.referToPillar') && (
                <LinkButton href={`${path}/pilar`} wide>
                  {say('migration.pillar')}
                </LinkButton>
              )}
              {asked.sealedAtOffice && <p className="small muted">{say('migration.return.atOffice')}</p>}
            </Stack>
          )}
        </Answer>
      </Card>
    </Section>
  )
}

const Form = ({ form, file }: FileProps & { readonly form: ReturnForm }) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const amount = useAmount()
  const lines = [
    say('migration.return.line', {
      reason: say(`migration.homecoming.${form.reason}`),
      day: formatDate(form.cameHomeOn),
    }),
    say(`migration.health.${form.health}`),
    form.unpaidWages && say('migration.return.unpaidLine', { amount: amount(form.unpaidWages, form.unpaidCurrency) }),
    form.debtRupiah && say('migration.return.debtLine', { amount: amount(form.debtRupiah, 'IDR') }),
    form.insuranceClaim === 'yes' && say('migration.return.claimLine'),
    say('migration.return.wishLine', { wish: say(`migration.wish.${form.wish}`).toLowerCase() }),
    form.note,
  ].filter(Boolean)
  return (
    <Stack gap={8}>
      {lines.map((line) => (
        <p key={String(line)} className="small">
          {line}
        </p>
      ))}
      {form.advice && (
        <Message
          kind={form.advice === 'none' ? 'good' : 'attention'}
          icon="heart"
          title={say(`migration.screeningAdvice.${form.advice}`)}
        />
      )}
      {!!form.unpaidWages && may('casework.recordCase') && (
        <LinkButton href={`/kasus/baru?orang=${file.episode.personId}`} kind="quiet" compact>
          {say('migration.return.openCase')}
        </LinkButton>
      )}
    </Stack>
  )
}

const FollowUps = ({ asked, path }: { readonly asked: ReturnFile; readonly path: string }) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const [next] = asked.due
  return (
    <Stack gap={8}>
      <p className="small">
        <b>{say('migration.followUp')}</b>
        {asked.followUps.map(({ id, months, income, followedOn }) => (
          <span key={id}>
            <br />
            {say('migration.followUp.line', { months, income: say(`migration.income.${income}`).toLowerCase() })}{' '}
            <span className="muted">{formatDate(followedOn, 'short')}</span>
          </span>
        ))}
        <br />
        <span className="muted">
          {next
            ? say('migration.followUp.next', { months: next.months, day: formatDate(next.dueOn) })
            : say('migration.followUp.nothing')}
        </span>
      </p>
      {next && may('migration.recordReturnFollowUp') && (
        <LinkButton href={path} kind="quiet" compact>
          {say('migration.followUp.record')}
        </LinkButton>
      )}
    </Stack>
  )
}
