import { useWords } from '#platform/client/words.tsx'
import { writeMoment } from '#platform/shared/date-words.ts'
import type { TimeZone } from '#platform/shared/dates.ts'

const jakartaMinutes = 7 * 60

/** The moment whose clock in Jakarta shows what the clock of this phone shows: the house writes moments of its own three zones alone. */
const asOnThisPhone = (at: string): string => {
  const moment = new Date(at)
  return new Date(moment.getTime() - (moment.getTimezoneOffset() + jakartaMinutes) * 60_000).toISOString()
}

/** A moment where hours matter, in the village's zone and, for whoever reads it elsewhere, in the own one first. */
export const useMomentHere = () => {
  const { say, zone: villageZone, language } = useWords()
  return (at: string, zone: TimeZone = villageZone): string => {
    const isEnglish = language === 'en'
    const [here, there] = [writeMoment(asOnThisPhone(at), 'Asia/Jakarta', isEnglish), writeMoment(at, zone, isEnglish)]
    if (here === there) return there
    return `${say('access.own.yours', { moment: here })} (${say('access.own.village', { moment: there })})`
  }
}
