import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Tabs } from '#platform/design/tabs.tsx'

interface WorkTabsProps {
  readonly current: '/lowongan' | '/layanan' | '/perekrut' | '/perekrut/hapus'
}

/** What the village does about work: vacancies, its service log, and for the officer the signs of recruiting. */
export const WorkTabs = ({ current }: WorkTabsProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const tabs = [
    { href: '/lowongan', label: say('placement.tab.vacancies'), needs: 'placement.listVacancies' },
    { href: '/layanan', label: say('placement.services'), needs: 'placement.listServiceMonths' },
    { href: '/perekrut', label: say('placement.signals.title'), needs: 'placement.listSignals' },
    { href: '/perekrut/hapus', label: say('placement.tab.erasures'), needs: 'placement.listSignalErasures' },
  ].filter(({ needs }) => may(needs))
  return tabs.length > 1 ? <Tabs label={say('placement.menu')} current={current} tabs={tabs} /> : null
}
