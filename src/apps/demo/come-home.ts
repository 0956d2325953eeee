import { recordReturn, recordReturnFollowUp, referToPillar } from '#modules/migration/contract.ts'
import { addDays, addMonths } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Story } from './stories.ts'
import type { Cast } from './tell-story.ts'

/** Who came home tells how; one was followed for half a year, one wants a business, one was not asked yet. */
export const comeHome = async ({ officer, today }: Cast, episodeId: string, { daysAgo }: Story): Promise<void> => {
  if (daysAgo > 1_450) return
  const cameHomeOn = addDays(today, -Math.max(0, daysAgo - 730))
  await officer.does(recordReturn, {
    ...{ id: newId(), episodeId, cameHomeOn, port: 'Bandara Ahmad Yani', reason: 'contract_end', health: 'well' },
    ...{ unpaidWages: null, savingsRupiah: 32_000_000, debtRupiah: 4_500_000, skills: 'memasak, merawat lansia' },
    ...{ languages: 'Kanton', wish: 'business', child: 'well', insuranceClaim: 'no', screening: 'sleep' },
  })
  const followedOn = addMonths(cameHomeOn, 1)
  if (followedOn <= today)
    await officer.does(recordReturnFollowUp, {
      ...{ id: newId(), episodeId, months: 1, followedOn, income: 'savings', child: 'well', health: 'well' },
      ...{ wish: 'business', debtRupiah: 4_000_000 },
    })
  await officer.does(referToPillar, {
    ...{
      id: newId(),
      episodeId,
      pillar: daysAgo < 1_200 ? 'business' : daysAgo < 1_350 ? 'learning_house' : 'cooperative',
      consentChannel: 'in-person',
    },
    told:
      daysAgo >= 1_200 && daysAgo < 1_350
        ? 'Anaknya ketinggalan pelajaran selama ia pergi.'
        : 'Ingin membuka warung makan di depan rumah.',
  })
}
