import { accessClient } from '#modules/access/client/index.ts'
import { caseworkClient } from '#modules/casework/client/index.ts'
import { lettersClient } from '#modules/letters/client/index.ts'
import { meetingsClient } from '#modules/meetings/client/index.ts'
import { migrationClient } from '#modules/migration/client/index.ts'
import { monitoringClient } from '#modules/monitoring/client/index.ts'
import { placementClient } from '#modules/placement/client/index.ts'
import { placesClient } from '#modules/places/client/index.ts'
import { referencesClient } from '#modules/references/client/index.ts'
import { registryClient } from '#modules/registry/client/index.ts'
import { webhooksClient } from '#modules/webhooks/client/index.ts'
import type { ClientModule } from '#platform/client/client-module.ts'

/** The modules of the house in the browser, in their one straight line. */
export const clientModules: readonly ClientModule[] = [
  placesClient,
  accessClient,
  referencesClient,
  registryClient,
  meetingsClient,
  migrationClient,
  lettersClient,
  placementClient,
  caseworkClient,
  monitoringClient,
  webhooksClient,
]
