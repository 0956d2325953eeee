import type { PermissionTable } from '#platform/shared/permission.ts'

// Whoever answers for a place says which system is told of it; the handler keeps each to the place of the office.
const keepers = {
  head: 'village',
  coordinator: 'regency',
  responsible_officer: 'regency',
  province: 'province',
  ministry: 'nation',
  admin: 'nation',
} as const
const readers = { ...keepers, secretary: 'village', auditor: 'nation' } as const

export const webhooksPermissions: PermissionTable = {
  'webhooks.recordSubscription': keepers,
  'webhooks.correctSubscription': keepers,
  'webhooks.issueSecret': keepers,
  'webhooks.closeSubscription': keepers,
  'webhooks.reopenSubscription': keepers,
  'webhooks.requestTest': keepers,
  'webhooks.reopenDelivery': keepers,
  'webhooks.listSubscriptions': readers,
  'webhooks.getSubscription': readers,
}
