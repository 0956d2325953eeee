import type { Reach } from '#platform/shared/operation.ts'
import type { PermissionTable } from '#platform/shared/permission.ts'
import { passingRoles, type Role, roles } from '../contract/role.ts'

/**
 * How the table is read.
 * - What is not written is refused. There is no deputy, no super-role and no role made by a village: this table is code, reviewed like code.
 * - A role comes from a term of office that serves today, and from nothing else. Two offices are two terms; a session acts under one.
 * - The reach says how far: a village operation opens the villages the office enters, and everything outside is missing.
 *   The handler of an operation without a village checks the reach of its place itself (`server/reach.ts`).
 * - Above the village people are counted, not listed. A name is reached by referral or by breaking glass: `break_glass` reads one
 *   village for three hours, and `break-glass.ts` lists what it may read. It changes nothing.
 * - `newcomer` is a session whose sign-in has a step still open: it may finish the step or leave.
 * - Nobody appoints, invites or ends himself; who may appoint whom is `rules/roles.ts`.
 * - Who watches does not run: the auditor and the co-operative's supervisor read, the admin opens accounts and sees no family.
 */
const toAll = (reach: Reach, names: readonly string[]): Record<string, Reach> =>
  Object.fromEntries(names.map((name) => [name, reach]))

/** Who comes by the family's door has a phone and a PIN, made new at the desk: no password, no second factor, no passkey. */
const offices = roles.filter((role) => role !== 'resident')
const anyKeeper = toAll('own', offices)
const keeperBeforeWork = toAll('own', [...offices, 'newcomer'])
const anySession = toAll('own', [...roles, ...passingRoles])
const beforeWork = toAll('own', [...roles, 'newcomer'])

const above = {
  coordinator: 'regency',
  responsible_officer: 'regency',
  province: 'province',
  ministry: 'nation',
  admin: 'nation',
} as const
const appointers = { head: 'village', secretary: 'village', migration_officer: 'village', ...above } as const
const glassBreakers: Partial<Record<Role, Reach>> = {
  coordinator: 'regency',
  responsible_officer: 'regency',
  province: 'province',
  ministry: 'nation',
  auditor: 'nation',
}
const villageHeads = { head: 'village', secretary: 'village' } as const
const doorKeepers = { ...villageHeads, migration_officer: 'village' } as const
const breachKeepers = { ...villageHeads, migration_officer: 'village', business_officer: 'village', ...above } as const

export const accessPermissions: PermissionTable = {
  // one's own session and account
  'access.getSession': anySession,
  'access.signOut': anySession,
  'access.chooseTerm': beforeWork,
  'access.verifyCode': beforeWork,
  'access.recordCodeAcceptance': beforeWork,
  'access.listSecondFactors': keeperBeforeWork,
  'access.recordTotp': keeperBeforeWork,
  'access.requestPasskey': keeperBeforeWork,
  'access.recordPasskey': keeperBeforeWork,
  'access.recordRecoveryCodes': keeperBeforeWork,
  'access.withdrawSecondFactor': anyKeeper,
  'access.listKeyHistory': keeperBeforeWork,
  'access.listSessions': beforeWork,
  'access.closeSession': beforeWork,
  'access.listSignIns': beforeWork,
  'access.correctProfile': beforeWork,
  'access.correctPassword': anyKeeper,

  // terms of office and accounts, by the person one level up
  'access.listTerms': { ...appointers, business_officer: 'village', auditor: 'nation' },
  'access.assignTerm': appointers,
  'access.closeTerm': appointers,
  'access.issueInvitation': appointers,
  'access.listAccounts': { ...above, auditor: 'nation' },
  'access.closeAccount': above,
  'access.reopenAccount': above,

  // the family's door: opened at the desk; the handler leaves a protected person to the migration officer and the head
  'access.openDoor': doorKeepers,
  'access.issueDoorLink': doorKeepers,
  'access.closeDoor': doorKeepers,
  'access.listDoors': doorKeepers,
  'access.getDoor': doorKeepers,
  'access.recordDoorShare': { ...doorKeepers, resident: 'own' },
  'access.withdrawDoorShare': { ...doorKeepers, resident: 'own' },
  'access.getOwnDoor': { resident: 'own' },

  // breaking glass, and what the village sees of it
  'access.requestBreakGlass': glassBreakers,
  'access.closeBreakGlass': { ...glassBreakers, break_glass: 'own' },
  'access.listOwnBreakGlass': { ...glassBreakers, break_glass: 'own' },
  'access.listBreakGlass': { ...villageHeads, migration_officer: 'village', auditor: 'village' },
  'access.recordBreakGlassSeen': villageHeads,

  // other systems
  'access.issueApiKey': { admin: 'nation' },
  'access.listApiKeys': { admin: 'nation', auditor: 'nation' },
  'access.closeApiKey': { admin: 'nation' },

  // leaks and the monthly look at the keys
  'access.recordBreach': breachKeepers,
  'access.recordBreachStep': breachKeepers,
  'access.closeBreach': { head: 'village', ...above },
  'access.listBreaches': { ...breachKeepers, auditor: 'nation' },
  'access.listReadFiles': { ...villageHeads, coordinator: 'regency', responsible_officer: 'regency' },
  'access.getAccessReview': { ...villageHeads, ...above, auditor: 'nation' },
  'access.listAccessReviews': { ...villageHeads, coordinator: 'regency', responsible_officer: 'regency' },
  // the log of acts; the handler keeps an auditor to the place of the office
  'access.listAuditEntries': { auditor: 'nation' },
  'access.getChainState': { auditor: 'nation' },
  'access.recordAccessReview': { head: 'village', coordinator: 'regency', responsible_officer: 'regency' },
}
