import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { Details } from '#platform/design/details.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { correctSettings, getSettings, type LetterSettings } from '../contract/settings.ts'
import { formatNumber, parsePattern } from '../rules/numbering.ts'
import './letter-settings.css'
import { EmblemField } from './emblem-field.tsx'
import { WordingList } from './wording-list.tsx'

/** How the letters of this village look and count. */
export const SettingsPage = () => {
  const query = useQuery(getSettings, {})
  return <Answer query={query}>{(found) => <SettingsForm found={found} />}</Answer>
}

type Found = OutputOf<typeof getSettings>

const SettingsForm = ({ found }: { readonly found: Found }) => {
  const { say } = useWords()
  const { village, may } = useSession()
  const toast = useToast()
  const [settings, setSettings] = useState<LetterSettings>(found.settings)
  const [seen, setSeen] = useState<LetterSettings>(found.settings)
  const correct = useCommand(correctSettings, {
    refresh: ['letters'],
    onDone: (output) => {
      setSeen(output.settings)
      toast({ text: say('letters.settings.saved') })
    },
  })
  const set = (changed: Partial<LetterSettings>) => setSettings((before) => ({ ...before, ...changed }))
  const name = village ? `${village.localWord} ${village.name}` : ''
  return (
    <Page
      title={say('letters.settings.title')}
      trail={[{ href: '/surat', label: say('letters.title') }]}
      lead={say('letters.settings.lead', { village: name })}
      meta={
        found.own ? say('letters.settings.changed', { name: found.changedByName ?? '' }) : say('letters.settings.never')
      }
      width="narrow"
    >
      {!may('letters.correctSettings') && <Message kind="info" title={say('letters.settings.onlyHead')} />}
      <fieldset className="letter-settings" disabled={!may('letters.correctSettings')}>
        <HeadFields settings={settings} set={set} />
        <NumberFields settings={settings} set={set} found={found} error={correct.refusal?.fields[0]?.code} />
        <PaperFields settings={settings} set={set} />
      </fieldset>
      <RefusalMessage refusal={correct.refusal} />
      {may('letters.listWordings') && <WordingList />}
      {may('letters.correctSettings') && (
        <ActionBar>
          <Button kind="primary" busy={correct.busy} onClick={() => void correct.send(changesOf(seen, settings))}>
            {say('letters.settings.save')}
          </Button>
        </ActionBar>
      )}
    </Page>
  )
}

const changesOf = (from: LetterSettings, to: LetterSettings) => {
  const names = (Object.keys(to) as (keyof LetterSettings)[]).filter(
    (name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]),
  )
  const only = (all: LetterSettings) =>
    Object.fromEntries(names.map((name) => [name, all[name]])) as Partial<LetterSettings>
  return { from: only(from), to: only(to) }
}

interface PartProps {
  readonly settings: LetterSettings
  readonly set: (changed: Partial<LetterSettings>) => void
}

const HeadFields = ({ settings, set }: PartProps) => {
  const { say } = useWords()
  return (
    <FieldGroup title={say('letters.settings.heading')}>
      {settings.lines.map((line, index) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are named by their place
          key={index}
          name={`lines.${index}`}
          label={say('letters.settings.line', { number: index + 1 })}
          value={line}
          onChange={(wanted) => set({ lines: settings.lines.map((one, place) => (place === index ? wanted : one)) })}
          maxLength={120}
        />
      ))}
      <TextField
        name="address"
        label={say('letters.settings.address')}
        value={settings.address}
        onChange={(address) => set({ address })}
        maxLength={240}
      />
      <TextField
        name="phone"
        label={say('letters.settings.phone')}
        type="tel"
        value={settings.phone ?? ''}
        onChange={(phone) => set({ phone: phone || null })}
        optional
      />
      <EmblemField hash={settings.emblemHash} onChange={(emblemHash) => set({ emblemHash })} />
    </FieldGroup>
  )
}

interface NumberFieldsProps extends PartProps {
  readonly found: Found
  readonly error: string | undefined
}

const NumberFields = ({ settings, set, found, error }: NumberFieldsProps) => {
  const { say, today } = useWords()
  const parsed = parsePattern(settings.numberPattern)
  const example =
    'fault' in parsed
      ? undefined
      : formatNumber(settings.numberPattern, {
          code: 'S-39',
          number: 17,
          village: found.villageDigits,
          issuedOn: today,
        })
  const fault = 'fault' in parsed ? `letters.pattern.${parsed.fault}` : error
  return (
    <FieldGroup
      title={say('letters.settings.numbering')}
      {...(example && { sentence: say('letters.settings.example', { example }) })}
    >
      <TextField
        name="numberPattern"
        label={say('letters.settings.pattern')}
        hint={say('letters.settings.patternHint')}
        value={settings.numberPattern}
        onChange={(numberPattern) => set({ numberPattern })}
        error={fault && say(fault, { example: '{nomor:3}' })}
      />
      <RadioCards
        name="counterScope"
        label={say('letters.settings.counter')}
        value={settings.counterScope}
        onChange={(scope) => set({ counterScope: scope as LetterSettings['counterScope'] })}
        choices={(['all', 'code'] as const).map((value) => ({
          value,
          label: say(`letters.settings.counter.${value}`),
        }))}
      />
      <Details summary={say('letters.settings.codes')}>
        <p className="small muted">{say('letters.settings.codesHint')}</p>
        {found.kinds.map(({ kind, code }) => (
          <TextField
            key={kind}
            name={`codes.${kind}`}
            label={`${say(`letters.kind.${kind}`)} (${code})`}
            value={settings.codes[kind] ?? ''}
            onChange={(wanted) => set({ codes: { ...settings.codes, [kind]: wanted } })}
            maxLength={24}
            optional
          />
        ))}
      </Details>
    </FieldGroup>
  )
}

const PaperFields = ({ settings, set }: PartProps) => {
  const { say } = useWords()
  return (
    <FieldGroup title={say('letters.settings.paperTitle')}>
      <RadioCards
        name="paper"
        label={say('letters.settings.paper')}
        value={settings.paper}
        onChange={(paper) => set({ paper: paper as LetterSettings['paper'] })}
        choices={(['A4', 'F4'] as const).map((value) => ({ value, label: say(`letters.settings.paper.${value}`) }))}
        columns={2}
      />
      <RadioCards
        name="signing"
        label={say('letters.settings.signing')}
        value={settings.signing}
        onChange={(signing) => set({ signing: signing as LetterSettings['signing'] })}
        choices={(['wet_ink', 'pades'] as const).map((value) => ({
          value,
          label: say(`letters.settings.signing.${value}`),
        }))}
      />
      <TextField
        name="levyRegulation"
        label={say('letters.settings.levy')}
        hint={say('letters.settings.levyHint')}
        value={settings.levyRegulation ?? ''}
        onChange={(levy) => set({ levyRegulation: levy || null })}
        optional
      />
    </FieldGroup>
  )
}
