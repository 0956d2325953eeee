import { join } from 'node:path'
import { serverModule } from '#platform/server/module.ts'
import type { Errand } from '#platform/server/run-errands.ts'
import { webhooksFields } from '../fields.ts'
import { webhooksTexts } from '../texts.ts'
import { reopenDeliveryHandler, requestTestHandler } from './deliveries.ts'
import { getSubscriptionHandler, listSubscriptionsHandler } from './queries.ts'
import { queueNotices } from './queue-notices.ts'
import { forgetOldNotices, sendNotices } from './send-notices.ts'
import * as subscriptions from './subscriptions.ts'

/** Tells what happened to whoever asked: first a notice for each, then what is due goes out. */
const tellOthers: Errand = async (outdoors) => {
  while ((await outdoors.asWorker(queueNotices)) > 0);
  if ((await sendNotices(outdoors)) > 0) await outdoors.asWorker(forgetOldNotices)
}

export const webhooksServer = serverModule({
  name: 'webhooks',
  migrations: join(import.meta.dirname, 'migrations'),
  handlers: [
    subscriptions.recordSubscriptionHandler,
    subscriptions.correctSubscriptionHandler,
    subscriptions.issueSecretHandler,
    subscriptions.closeSubscriptionHandler,
    subscriptions.reopenSubscriptionHandler,
    requestTestHandler,
    reopenDeliveryHandler,
    listSubscriptionsHandler,
    getSubscriptionHandler,
  ],
  errand: tellOthers,
  texts: webhooksTexts,
  fields: webhooksFields,
})
