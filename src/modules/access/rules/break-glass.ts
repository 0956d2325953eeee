import type { Instant } from '#platform/shared/dates.ts'

export const breakGlassHours = 3

export const breakGlassExpiry = (openedAt: Instant): Instant =>
  new Date(Date.parse(openedAt) + breakGlassHours * 3_600_000).toISOString() as Instant

export const isGlassOpen = (
  grant: { readonly expiresAt: string; readonly endedAt: string | null },
  now: string,
): boolean => grant.endedAt === null && Date.parse(now) < Date.parse(grant.expiresAt)
