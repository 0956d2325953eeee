import { expect, it } from 'vitest'
import { type InviteSource, offerInviteSources } from './client/index.ts'
import { listInviteSources, sourceModules } from './client/invite-source.ts'

it('a later module offers whom to invite, with its own words and right; twice is once', async () => {
  const members: InviteSource = {
    ...{ code: 'cooperative.members', name: 'cooperative.invite.members', choose: 'cooperative.invite.status' },
    operation: 'cooperative.listMembers',
    load: async () => ({
      listChoices: async () => [{ value: 'active', label: 'Anggota aktif' }],
      listPeople: async () => [
        { personId: null, guestName: 'Wati', guestFrom: null, mayVote: true, name: 'Wati', from: null },
      ],
    }),
  }
  offerInviteSources([members])
  offerInviteSources([members])
  expect(listInviteSources().map(({ code }) => code)).toEqual([
    'meetings.hamlet',
    'meetings.earlier',
    'cooperative.members',
  ])
  expect(sourceModules).toEqual(['meetings', 'cooperative'])
})
