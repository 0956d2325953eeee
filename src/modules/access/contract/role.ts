import * as z from 'zod/mini'

/** Roles of a term of office. The permission table says what each may do; nothing else does. */
export const roles = [
  'migration_officer',
  'business_officer',
  'tutor',
  'cadre',
  'screener',
  'head',
  'secretary',
  'coordinator',
  'responsible_officer',
  'province',
  'ministry',
  'coop_manager',
  'coop_supervisor',
  'resident',
  'auditor',
  'admin',
  'partner',
] as const
export type Role = (typeof roles)[number]
export const roleSchema = z.enum(roles)

/** `newcomer`: signed in, but a step is still open. `break_glass`: reading one village for three hours, with a reason. */
export const passingRoles = ['newcomer', 'break_glass'] as const
export type PassingRole = (typeof passingRoles)[number]

export const placeKinds = ['village', 'regency', 'province', 'nation'] as const
export type PlaceKind = (typeof placeKinds)[number]
export const placeKindSchema = z.enum(placeKinds)
