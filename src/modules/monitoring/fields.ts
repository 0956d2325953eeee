import type { TableFields } from '#platform/shared/field-class.ts'

/** This module keeps no rows of its own: it reads what the platform has counted. */
export const monitoringFields: readonly TableFields[] = []
