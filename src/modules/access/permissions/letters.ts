import type { PermissionTable } from '#platform/shared/permission.ts'

export const lettersPermissions: PermissionTable = {}
