import { expect, it } from 'vitest'
import { nobody } from '#platform/client/session.tsx'
import { type LoadedSession, sessionOf, summaryOf } from './remembered-session.ts'

const term = { id: 't-1', role: 'migration_officer', place: 'Desa Kuripan', villageId: 7, until: '2027-01-01' }
const place = { code: '33.07.10.2004', name: 'Kuripan', district: 'Watumalang', regency: 'Kabupaten Wonosobo' }
const village = { ...place, id: 7, localWord: 'Desa', zone: 'Asia/Jakarta' as const }
const sri: LoadedSession = {
  ...{ ...nobody, signedIn: true, role: 'migration_officer', term, terms: [term], village, villageIds: [7] },
  account: { id: 'a-1', name: 'Sri Wahyuni', username: 'officer.kuripan' },
  personId: 'p-1',
}

it('keeps of who works on a phone the name and the task, nothing to sign in with and no file of hers', () => {
  const kept = JSON.stringify(summaryOf(sri))
  expect(kept).toContain('Sri Wahyuni')
  expect(kept).not.toContain('officer.kuripan')
  expect(kept).not.toContain('p-1')
})

it('without a line she finds her menu as she left it', () => {
  const found = sessionOf(JSON.parse(JSON.stringify(summaryOf(sri))))
  expect([found.signedIn, found.account?.name, found.term, found.next]).toEqual([true, 'Sri Wahyuni', term, 'done'])
  expect([found.may('registry.listHouseholds'), found.may('programme.approve')]).toEqual([true, false])
})
