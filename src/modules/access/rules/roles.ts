import type { Reach } from '#platform/shared/operation.ts'
import type { PlaceKind, Role } from '../contract/role.ts'

interface RoleRule {
  /** Where the office lies. */
  readonly at: readonly PlaceKind[]
  /** How far the office looks at most; the permission table says for what. */
  readonly reach: Reach
  /** domain.md §6.9: who sees names of more than one village, money or cases. */
  readonly sees: readonly ('namesBeyondVillage' | 'money' | 'cases')[]
  /** One level up: who may appoint, invite, reset and end. */
  readonly appointedBy: readonly Role[]
}

const above: readonly Role[] = ['coordinator', 'responsible_officer']

export const roleRules: Readonly<Record<Role, RoleRule>> = {
  migration_officer: { at: ['village'], reach: 'village', sees: ['cases'], appointedBy: above },
  business_officer: { at: ['village'], reach: 'village', sees: ['money'], appointedBy: above },
  tutor: { at: ['village'], reach: 'village', sees: [], appointedBy: ['head', 'secretary', ...above] },
  cadre: { at: ['village'], reach: 'hamlet', sees: [], appointedBy: ['head', 'secretary', ...above] },
  // screening stands apart from assistance: who helps a family is not who asks about trafficking
  screener: { at: ['village'], reach: 'village', sees: ['cases'], appointedBy: above },
  head: { at: ['village'], reach: 'village', sees: ['cases', 'money'], appointedBy: above },
  secretary: { at: ['village'], reach: 'village', sees: ['money'], appointedBy: ['head', ...above] },
  coop_manager: { at: ['village'], reach: 'village', sees: ['money'], appointedBy: ['head', ...above] },
  // who watches the co-operative is not chosen by who runs the village alone
  coop_supervisor: { at: ['village'], reach: 'village', sees: ['money'], appointedBy: above },
  resident: {
    at: ['village'],
    reach: 'own',
    sees: [],
    appointedBy: ['migration_officer', 'head', 'secretary', ...above],
  },
  coordinator: {
    at: ['regency'],
    reach: 'regency',
    sees: ['namesBeyondVillage', 'cases'],
    appointedBy: ['responsible_officer', 'province'],
  },
  responsible_officer: {
    at: ['regency'],
    reach: 'regency',
    sees: ['namesBeyondVillage', 'cases'],
    appointedBy: ['province', 'ministry'],
  },
  province: { at: ['province'], reach: 'province', sees: ['namesBeyondVillage', 'cases'], appointedBy: ['ministry'] },
  ministry: { at: ['nation'], reach: 'nation', sees: ['namesBeyondVillage', 'cases'], appointedBy: [] },
  auditor: {
    at: ['village', 'regency', 'province', 'nation'],
    reach: 'nation',
    sees: ['money', 'cases'],
    appointedBy: ['ministry'],
  },
  partner: {
    at: ['village', 'regency', 'province', 'nation'],
    reach: 'nation',
    sees: [],
    appointedBy: ['responsible_officer', 'ministry'],
  },
  admin: { at: ['nation'], reach: 'nation', sees: ['namesBeyondVillage'], appointedBy: [] },
}

/** An installation's admin opens the first doors: any office may be given by the admin, so that a village alone can start. */
export const canAppoint = (by: string, role: Role): boolean =>
  by === 'admin' || roleRules[role].appointedBy.some((one) => one === by)

export const secondFactorCompulsory = (role: Role): boolean => roleRules[role].sees.length > 0

/** Roles whose actor may enter every village in use of their regency. */
export const entersVillagesOfRegency = (role: Role): boolean => role === 'coordinator' || role === 'responsible_officer'

/** Above the village a session ends with the working day; in the village it lasts, because the signal does not. */
export const sessionHours = (role: Role | null): number =>
  role !== null && roleRules[role].sees.includes('namesBeyondVillage') ? 12 : 30 * 24

/** Who may open one village with a reason. */
export const canBreakGlass = (role: string): boolean =>
  ['coordinator', 'responsible_officer', 'province', 'ministry', 'auditor'].includes(role)

/** A protected person is known to the officer who works with him and to the head; to all others he and his door are missing. */
export const rolesThatKnow: ReadonlySet<string> = new Set(['migration_officer', 'head'])
