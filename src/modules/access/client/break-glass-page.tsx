import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import type { ChainHit } from '#platform/design/chain-search.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { newId } from '#platform/shared/ids.ts'
import { listOwnBreakGlass, requestBreakGlass } from '../contract/break-glass.ts'
import { GlassBar } from './glass-bar.tsx'
import { VillageField } from './place-field.tsx'

/** `/buka-kaca`: one village, three hours, a reason that the village reads at once. */
export const BreakGlassPage = () => {
  const { say } = useWords()
  const { role } = useSession()
  return (
    <Page title={say('access.glass.title')} lead={say('access.glass.lead')} width="narrow">
      {role === 'break_glass' ? <GlassBar /> : <RequestForm />}
      <OwnOpenings />
    </Page>
  )
}

const RequestForm = () => {
  const { say } = useWords()
  const { reload } = useSession()
  const [village, setVillage] = useState<ChainHit | null>(null)
  const [understood, setUnderstood] = useState(false)
  const [id] = useState(newId)
  const form = useForm({
    command: requestBreakGlass,
    initial: { reason: '' },
    toInput: ({ reason }) => ({ id, villageId: Number(village?.value ?? 0), reason }),
    onDone: () => void reload(),
  })
  return (
    <form {...form.props}>
      <FormFaults count={form.faultCount} />
      <VillageField value={village} onChange={setVillage} error={form.errorOf('villageId')} />
      <TextArea
        label={say('access.glass.reason')}
        hint={say('access.glass.reasonHint')}
        maxLength={500}
        {...form.field('reason')}
      />
      <CheckField
        name="understood"
        label={say('access.glass.understood')}
        checked={understood}
        onChange={setUnderstood}
      />
      <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
      <Button
        type="submit"
        kind="primary"
        wide
        icon="eye"
        busy={form.busy}
        disabledBecause={understood ? undefined : say('access.glass.understood')}
      >
        {say('access.glass.go')}
      </Button>
    </form>
  )
}

const OwnOpenings = () => {
  const { say, formatMoment } = useWords()
  const own = useQuery(listOwnBreakGlass, {})
  return (
    <Section title={say('access.glass.mine')}>
      <Answer query={own}>
        {({ grants }) =>
          grants.length === 0 ? (
            <p className="muted">{say('access.glass.none')}</p>
          ) : (
            <RowList label={say('access.glass.mine')}>
              {grants.map((grant) => (
                <Row
                  key={grant.id}
                  title={grant.village}
                  reason={`${formatMoment(grant.openedAt)} · ${grant.reason}`}
                  end={
                    <Badge kind={grant.state === 'open' ? 'attention' : 'none'}>
                      {say(grant.state === 'open' ? 'access.glass.nowOpen' : 'access.glass.over')}
                    </Badge>
                  }
                />
              ))}
            </RowList>
          )
        }
      </Answer>
    </Section>
  )
}
