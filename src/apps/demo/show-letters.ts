import { getLetterForm, issueLetter, type KindCode, requestLetter, verifyLetter } from '#modules/letters/contract.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Adult } from './people-of-village.ts'
import type { Cast } from './tell-story.ts'

const purpose = 'melengkapi berkas'

const asked: readonly (readonly [KindCode, Readonly<Record<string, unknown>>])[] = [
  ['domicile', { since: 'tahun 2019', neighbourHead: 'Ketua RT 03', purpose }],
  ['marital_status', { status: 'registered', proof: 'Buku nikah', purpose }],
  ['police_cover', { purpose }],
  [
    'business',
    {
      businessName: 'Keripik Lestari',
      businessType: 'Makanan ringan',
      businessAddress: 'Dusun Krajan',
      since: 'Maret 2024',
      workers: 3,
      purpose,
    },
  ],
  ['inability_to_pay', { incomeRupiah: 900_000, dependants: 4, reason: 'pencari nafkah sedang sakit', purpose }],
]

/** Letters of everyday life that wait to be looked at, and one that took the place of another. */
export const showLetters = async ({ officer, head }: Cast, adults: readonly Adult[]): Promise<void> => {
  for (const [index, [kind, fields]] of asked.entries()) {
    const personId = adults[index]?.personId
    if (!personId) return
    const form = await officer.asks(getLetterForm, { kind, personId })
    const ask = async (replacesId: string | null) => {
      const id = newId()
      await officer.does(requestLetter, { id, kind, personId, replacesId, fields: { ...form.fields, ...fields } })
      return id
    }
    const issue = async (letterId: string) => {
      await officer.does(verifyLetter, { letterId, note: '' })
      await head.does(issueLetter, { letterId, backdatedBecause: '' })
    }
    const first = await ask(null)
    if (index > 0) continue
    await issue(first)
    await issue(await ask(first))
  }
}
