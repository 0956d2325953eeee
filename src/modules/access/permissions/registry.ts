import type { PermissionTable } from '#platform/shared/permission.ts'

export const registryPermissions: PermissionTable = {}
