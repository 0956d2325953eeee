import { currencies } from '#modules/migration/contract.ts'
import type { Form } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { MoneyField } from '#platform/design/money-field.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { educationCodes, sexesAsked, wagePeriods, workPlaces } from '../rules/vacancy-shape.ts'
import { useLabels } from './labels.ts'
import { LanguageFields } from './language-fields.tsx'
import type { VacancyValues } from './vacancy-form.ts'

interface FieldsProps<Values extends VacancyValues> {
  readonly form: Form<Values, unknown>
}
interface PartProps {
  readonly form: Form<VacancyValues, unknown>
}

/** What a vacancy may say: the same fields for a new one and for putting right. */
export const VacancyFields = <Values extends VacancyValues>({ form: typed }: FieldsProps<Values>) => {
  const form = typed as unknown as Form<VacancyValues, unknown>
  return (
    <>
      <WorkFields form={form} />
      <OfferFields form={form} />
      <AskFields form={form} />
      <SourceFields form={form} />
    </>
  )
}

const WorkFields = ({ form }: PartProps) => {
  const { say } = useWords()
  const { choices, countryChoices, occupationChoices } = useLabels()
  const abroad = form.values.workPlace === 'abroad'
  const label = (field: string) => say(`placement.field.${field}`)
  return (
    <FieldGroup title={say('placement.aboutWork')}>
      <RadioCards
        label={label('workPlace')}
        columns={2}
        choices={choices(workPlaces, 'placement.workPlace')}
        {...form.field('workPlace')}
      />
      <TextField label={label('title')} maxLength={120} {...form.field('title')} />
      <ChoiceField label={label('occupation')} optional choices={occupationChoices} {...form.field('occupation')} />
      {abroad && <ChoiceField label={label('country')} choices={countryChoices} {...form.field('country')} />}
      <TextField label={label('region')} optional maxLength={120} {...form.field('region')} />
      {abroad && (
        <>
          <TextField
            label={label('agencyName')}
            hint={say('placement.agencyHint')}
            maxLength={160}
            {...form.field('agencyName')}
          />
          <TextField label={label('agencyLicence')} optional maxLength={80} {...form.field('agencyLicence')} />
        </>
      )}
      <TextField label={label('employerName')} optional={abroad} maxLength={160} {...form.field('employerName')} />
      <TextField label={label('orderNumber')} optional maxLength={80} {...form.field('orderNumber')} />
      <NumberField
        label={label('places')}
        optional
        suffix={say('placement.peopleSuffix')}
        max={100_000}
        {...form.field('places')}
      />
    </FieldGroup>
  )
}

const OfferFields = ({ form }: PartProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const label = (field: string) => say(`placement.field.${field}`)
  return (
    <FieldGroup title={say('placement.aboutOffer')} columns={2}>
      <NumberField label={label('wageMinimum')} optional {...form.field('wageMinimum')} />
      <NumberField label={label('wageMaximum')} optional {...form.field('wageMaximum')} />
      <ChoiceField
        label={label('wageCurrency')}
        choices={currencies.map((value) => ({ value, label: value }))}
        {...form.field('wageCurrency')}
      />
      <ChoiceField
        label={label('wagePer')}
        choices={choices(wagePeriods, 'placement.per')}
        {...form.field('wagePer')}
      />
      <MoneyField
        label={label('workerPaysRupiah')}
        hint={say('placement.workerPaysHint')}
        optional
        {...form.field('workerPaysRupiah')}
      />
      <TextField label={label('costsNote')} optional maxLength={400} {...form.field('costsNote')} />
      <NumberField
        label={label('contractMonths')}
        optional
        suffix={say('placement.monthsSuffix')}
        max={120}
        {...form.field('contractMonths')}
      />
      <DateField label={label('deadlineOn')} optional {...form.field('deadlineOn')} />
    </FieldGroup>
  )
}

const AskFields = ({ form }: PartProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const label = (field: string) => say(`placement.field.${field}`)
  const years = say('placement.yearsSuffix')
  return (
    <>
      <FieldGroup title={say('placement.aboutAsks')} sentence={say('placement.aboutAsksWhy')} columns={2}>
        <ChoiceField
          label={label('sex')}
          optional
          emptyLabel={say('placement.sexAny')}
          choices={choices(sexesAsked, 'placement.sex')}
          {...form.field('sex')}
        />
        <ChoiceField
          label={label('education')}
          optional
          emptyLabel={say('placement.educationAny')}
          choices={choices(educationCodes, 'placement.education')}
          {...form.field('education')}
        />
        <NumberField label={label('ageMinimum')} optional suffix={years} max={80} {...form.field('ageMinimum')} />
        <NumberField label={label('ageMaximum')} optional suffix={years} max={80} {...form.field('ageMaximum')} />
        <NumberField
          label={label('experienceMonths')}
          optional
          suffix={say('placement.monthsSuffix')}
          max={480}
          {...form.field('experienceMonths')}
        />
      </FieldGroup>
      <LanguageFields languages={form.values.languages} onChange={(languages) => form.set({ languages })} />
      <TextArea
        label={label('certificates')}
        hint={say('placement.certificatesHint')}
        optional
        rows={2}
        {...form.field('certificates')}
      />
      <TextArea
        label={label('documents')}
        hint={say('placement.documentsHint')}
        optional
        rows={3}
        {...form.field('documents')}
      />
    </>
  )
}

const SourceFields = ({ form }: PartProps) => {
  const { say, today } = useWords()
  const label = (field: string) => say(`placement.field.${field}`)
  return (
    <FieldGroup title={say('placement.aboutSource')}>
      <TextField
        label={label('sourceName')}
        hint={say('placement.sourceHint')}
        maxLength={160}
        {...form.field('sourceName')}
      />
      <TextField label={label('sourceUrl')} optional type="url" maxLength={400} {...form.field('sourceUrl')} />
      <DateField label={label('sourceOn')} latest={today} {...form.field('sourceOn')} />
    </FieldGroup>
  )
}
