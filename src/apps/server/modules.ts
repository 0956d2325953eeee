import { accessServer } from '#modules/access/server/index.ts'
import { caseworkServer } from '#modules/casework/server/index.ts'
import { lettersServer } from '#modules/letters/server/index.ts'
import { meetingsServer } from '#modules/meetings/server/index.ts'
import { migrationServer } from '#modules/migration/server/index.ts'
import { monitoringServer } from '#modules/monitoring/server/index.ts'
import { placementServer } from '#modules/placement/server/index.ts'
import { placesServer } from '#modules/places/server/index.ts'
import { referencesServer } from '#modules/references/server/index.ts'
import { registryServer } from '#modules/registry/server/index.ts'
import { webhooksServer } from '#modules/webhooks/server/index.ts'
import type { ServerModule } from '#platform/server/module.ts'
import { platformModule } from '#platform/server/platform-module.ts'

const subjects: readonly ServerModule[] = [
  placesServer,
  accessServer,
  referencesServer,
  registryServer,
  meetingsServer,
  migrationServer,
  lettersServer,
  placementServer,
  caseworkServer,
  monitoringServer,
  webhooksServer,
]

/** Every module, in the one straight line in which they may know each other. */
export const serverModules: readonly ServerModule[] = [platformModule(subjects), ...subjects]
