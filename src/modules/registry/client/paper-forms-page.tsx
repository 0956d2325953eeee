import { useState } from 'react'
import { callOperation } from '#platform/client/call-operation.ts'
import { saveBase64 } from '#platform/client/download-file.ts'
import { useGo, usePath } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { Slot } from '#platform/client/slot.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { readSheet, writeSheet } from '#platform/shared/paper-sheet.ts'
import { getHousehold } from '../contract/household.ts'
import { getFamilyForm } from '../contract/paper.ts'
import { CodeScanner } from './code-scanner.tsx'

/** Paper and screen: print a form, and find the file again from the paper that comes back. */
export const PaperFormsPage = () => {
  const { say } = useWords()
  return (
    <Page title={say('registry.paper.menu')} lead={say('registry.paper.lead')} width="narrow">
      <OpenFromPaper />
      <PrintForms />
    </Page>
  )
}

const OpenFromPaper = () => {
  const { say } = useWords()
  const go = useGo()
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<string>()
  const open = (text: string) => {
    const sheet = readSheet(text)
    if (!sheet) return setFault('registry.paper.notOurs')
    const name = 'code' in sheet ? `${sheet.kind}${sheet.version}-${sheet.code}` : writeSheet(sheet)
    return go(`/formulir/${name}`)
  }
  return (
    <Section title={say('registry.paper.scanTitle')}>
      <Stack gap={20}>
        <CodeScanner onRead={open} />
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            open(code)
          }}
        >
          <TextField
            label={say('registry.paper.code')}
            hint={say('registry.paper.codeHint')}
            name="code"
            autoComplete="off"
            value={code}
            onChange={(typed) => {
              setCode(typed)
              setFault(undefined)
            }}
            error={fault && say(fault)}
          />
          <div>
            <Button type="submit">{say('registry.paper.openCode')}</Button>
          </div>
        </form>
      </Stack>
    </Section>
  )
}

const PrintForms = () => {
  const { say } = useWords()
  const { may } = useSession()
  const { search } = usePath()
  const householdId = search.keluarga ?? null
  const family = useQuery(getHousehold, { householdId: householdId ?? '' }, { enabled: householdId !== null })
  if (!may('registry.getFamilyForm')) return null
  const name = family.data?.household.headName
  return (
    <Section title={say('registry.paper.printTitle')}>
      <Stack gap={20}>
        {householdId && name && (
          <PrintFamily title={say('registry.paper.printFamily', { name })} householdId={householdId} />
        )}
        <PrintFamily title={say('registry.paper.printBlank')} householdId={null} />
        <Slot place="paper-forms" subject={search.orang ? { personId: search.orang } : {}} />
      </Stack>
    </Section>
  )
}

const PrintFamily = ({ title, householdId }: { readonly title: string; readonly householdId: string | null }) => {
  const { say } = useWords()
  const [fault, setFault] = useState<Error>()
  const print = async (paper: 'A4' | 'F4') => {
    setFault(undefined)
    try {
      const { fileName, base64 } = await callOperation(getFamilyForm, { householdId, paper })
      saveBase64(fileName, base64, 'application/pdf')
    } catch (reason) {
      setFault(reason as Error)
    }
  }
  return (
    <Stack gap={8}>
      <h3>{title}</h3>
      <Cluster gap={12}>
        {(['A4', 'F4'] as const).map((paper) => (
          <Button key={paper} icon="printer" onClick={() => void print(paper)}>
            {say('registry.paper.print', { paper })}
          </Button>
        ))}
      </Cluster>
      <RefusalMessage refusal={fault} />
    </Stack>
  )
}
