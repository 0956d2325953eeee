import type { PlainDate } from '#platform/shared/dates.ts'
import type { FollowUp, ReturnForm } from '../contract/return.ts'
import { readScreening, screeningAdvice } from './return.ts'
import type { ReturnFollowUpRow, ReturnFormRow } from './rows.ts'

const amount = (value: number | null): number | null => (value === null ? null : Number(value))

/** A form as it is shown; what is sealed is opened by whoever may. */
export const viewReturnForm = (row: ReturnFormRow, note: string | null, screeningWords: string | null): ReturnForm => {
  const screening = screeningWords === null ? null : (readScreening(screeningWords) ?? null)
  return {
    ...{ id: row.id, cameHomeOn: row.came_home_on as PlainDate, port: row.port, reason: row.reason },
    ...{ health: row.health, unpaidWages: amount(row.unpaid_wages), unpaidCurrency: row.unpaid_currency },
    ...{ savingsRupiah: amount(row.savings_rupiah), debtRupiah: amount(row.debt_rupiah), skills: row.skills },
    ...{ languages: row.languages, certificates: row.certificates, wish: row.wish, child: row.child },
    ...{ insuranceClaim: row.insurance_claim, note, screening: screening && [...screening] },
    advice: screening && screeningAdvice(screening),
    ...{ recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
  }
}

export const viewFollowUp = (row: ReturnFollowUpRow, note: string | null): FollowUp => ({
  ...{ id: row.id, months: row.months, followedOn: row.followed_on as PlainDate, income: row.income },
  ...{ monthlyRupiah: amount(row.monthly_rupiah), child: row.child, debtRupiah: amount(row.debt_rupiah) },
  ...{ health: row.health, wish: row.wish, note },
  ...{ recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
})
