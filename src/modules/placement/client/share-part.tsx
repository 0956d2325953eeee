import { useState } from 'react'
import { downloadFile } from '#platform/client/download-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Details } from '#platform/design/details.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { countryAddress, messageLines } from '../rules/message.ts'
import { wageWords } from '../rules/wage.ts'
import { useLabels } from './labels.ts'
import type { FileProps } from './vacancy-answer.tsx'
import { drawVacancy } from './vacancy-picture.ts'

/** A vacancy as a message or a picture: what it says and where to check it, nothing about anybody. */
export const SharePart = ({ file }: FileProps) => {
  const { say } = useWords()
  const toast = useToast()
  const { heading, lines } = useMessage(file)
  const [fault, setFault] = useState(false)
  const message = [`*${heading}*`, ...lines].join('\n')
  const copy = () =>
    void navigator.clipboard.writeText(message).then(() => toast({ text: say('placement.shareCopied') }))
  const picture = async () => {
    const drawn = await drawVacancy({ heading: file.vacancy.title, lines }).catch(() => null)
    setFault(drawn === null)
    if (drawn) downloadFile('lowongan.png', drawn, 'image/png')
  }
  return (
    <Section title={say('placement.share')}>
      <Card>
        <Stack gap={12}>
          <p className="small muted">{say('placement.shareWhy')}</p>
          <LinkButton href={`https://wa.me/?text=${encodeURIComponent(message)}`} icon="message" newTab wide>
            {say('placement.shareMessage')}
          </LinkButton>
          <Button icon="download" wide onClick={() => void picture()}>
            {say('placement.sharePicture')}
          </Button>
          <Button icon="copy" wide kind="quiet" onClick={copy}>
            {say('placement.shareCopy')}
          </Button>
          {fault && <Message kind="attention" title={say('placement.pictureFault')} />}
          <Details summary={say('placement.shareSee')}>
            <p className="small" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {message}
            </p>
          </Details>
        </Stack>
      </Card>
    </Section>
  )
}

const useMessage = ({ vacancy }: FileProps['file']) => {
  const { say, formatDate, language } = useWords()
  const { placeOf } = useLabels()
  const words = {
    ...{ place: placeOf(vacancy), wage: wageWords(vacancy, language), lastDay: formatDate(vacancy.expiresOn) },
    ...{ sourceDay: formatDate(vacancy.sourceOn), checkAddress: countryAddress(window.location.origin, vacancy) },
  }
  return {
    heading: say('placement.message.heading', { title: vacancy.title }),
    lines: messageLines(vacancy, words, say),
  }
}
