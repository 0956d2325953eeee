import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { lettersNeeded } from '../rules/letters-needed.ts'
import { hasEnded } from '../rules/states.ts'
import type { WholeProps } from './case-answer.tsx'

/** Letters that a case of this kind may need, filled from the file; of somebody outside the register none can be made. */
export const LettersPart = ({ file, details }: WholeProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const { personId, episodeId } = details
  if (!personId || hasEnded(file.case.state) || !may('letters.requestLetter')) return null
  const demands = details.demands.map((one) => one.demand)
  return (
    <Section title={say('casework.letters')}>
      <Stack gap={8}>
        {lettersNeeded(details.types, demands).map((kind) => (
          <LinkButton
            key={kind}
            href={`/surat/minta?jenis=${kind}&orang=${personId}${episodeId ? `&calon=${episodeId}` : ''}&kasus=${file.case.id}`}
            compact
          >
            {say(`casework.letter.${kind}`)}
          </LinkButton>
        ))}
      </Stack>
    </Section>
  )
}
