import { useWords } from '#platform/client/words.tsx'
import type { ReferenceKind } from '../contract.ts'
import type { ListedRow } from './reference-list.tsx'
import { useShowValue } from './use-show-value.ts'

/** The fields that say the most of a row in one line. */
const tellingFields: Readonly<Record<ReferenceKind, readonly string[]>> = {
  law: ['about'],
  'required-document': ['mustShow'],
  'country-policy': ['status', 'note'],
  organisation: ['type', 'licenceNumber', 'licenceStatus'],
  'barred-cost': ['alsoCalled'],
  premium: ['amountRupiah', 'maximumRupiah'],
  tariff: ['amount'],
  'rate-cap': ['maximumBasisPoints', 'maximumRupiah', 'maximumMonths'],
  holiday: ['on', 'type'],
  kbli: ['code'],
  kbji: ['code'],
  hotline: ['phones', 'serves'],
  'red-flag': ['question'],
  'minimum-age': ['countries'],
  'letter-law': ['article'],
  'worker-right': ['note'],
  'village-year': ['note'],
  'case-clock': ['days', 'caseTypes'],
  'case-escalation': ['escalatesTo', 'afterDays'],
  'country-contract-rule': ['amount', 'currency', 'occupations'],
  'outside-number': ['example', 'website'],
  'contact-rhythm': ['contactRule', 'contactRisk', 'days'],
  'expiry-reminder': ['runsOut', 'document', 'daysBefore'],
}

/** What a row says, in one line in the reader's language; empty where its title says it all. */
export const useSummary = ({ kind, body }: Pick<ListedRow, 'kind' | 'body'>): string => {
  const { language } = useWords()
  const show = useShowValue(body)
  const inOwnWords = (name: string) => (language === 'en' && `${name}En` in body ? `${name}En` : name)
  const parts = tellingFields[kind].map((name) => show(name, body[inOwnWords(name)]))
  return parts.filter((part) => part !== '').join(' · ')
}
