import type { Instant, PlainDate } from '#platform/shared/dates.ts'
import { findKind } from '../kinds/index.ts'
import type { VillageWords } from '../kinds/kind.ts'
import { sampleFields, sampleIds, samplePeople } from '../kinds/samples.ts'
import type { LetterContent } from '../rules/letter-content.ts'
import { signatoryLines } from '../rules/letter-content.ts'
import { fillTemplate } from '../rules/template.ts'

export const sampleVillage: VillageWords = {
  code: '33.07.10.2004',
  name: 'Kuripan',
  kindWord: 'Desa',
  headTitle: 'Kepala Desa',
  district: 'Watumalang',
  districtWord: 'Kecamatan',
  regency: 'Kabupaten Wonosobo',
  province: 'Jawa Tengah',
}

export const sampleContent = (kindCode: string, numbered = true): LetterContent => {
  const kind = findKind(kindCode)
  if (!kind) throw new Error(kindCode)
  const fields = kind.schema.parse(sampleFields[kindCode])
  const subject = samplePeople[sampleIds.worker]
  if (!subject) throw new Error('sample')
  const values = kind.values(fields, {
    subject,
    people: samplePeople,
    village: sampleVillage,
    today: '2026-11-20' as PlainDate,
    noSigns: true,
  })
  return {
    version: 1,
    kind: kindCode,
    templateVersion: 1,
    villageId: 61234,
    villageCode: sampleVillage.code,
    villageFull: 'Desa Kuripan',
    villageChain: 'Watumalang, Wonosobo, Jawa Tengah',
    place: 'Kuripan',
    number: numbered ? 'S-39/017/2004/XI/2026' : null,
    issuedOn: numbered ? ('2026-11-20' as PlainDate) : null,
    validUntil: null,
    letterhead: {
      lines: ['PEMERINTAH KABUPATEN WONOSOBO', 'KECAMATAN WATUMALANG', 'DESA KURIPAN'],
      address: 'Jalan Raya Watumalang Nomor 12, Kuripan, Kode Pos 56352',
      emblemHash: null,
    },
    letter: fillTemplate(kind.template, values).letter,
    signatory: { lines: signatoryLines('Kepala Desa', 'Kuripan', 'own', '', ''), name: 'Sugeng Riyadi' },
    signing: 'wet_ink',
    levy: null,
    names: ['Agus Purnomo', 'Dewi Lestari'],
    recordedAt: '2026-11-20T03:00:00.000Z' as Instant,
  }
}
