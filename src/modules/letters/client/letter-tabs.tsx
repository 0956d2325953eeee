import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Tabs } from '#platform/design/tabs.tsx'

interface LetterTabsProps {
  readonly current: '/surat' | '/surat?bagian=terbit' | '/surat/buku'
  readonly waiting?: number | undefined
  readonly issued?: number | undefined
}

export const LetterTabs = ({ current, waiting, issued }: LetterTabsProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const tabs = [
    { href: '/surat', label: say('letters.tab.waiting'), count: waiting },
    { href: '/surat?bagian=terbit', label: say('letters.tab.issued'), count: issued },
    ...(may('letters.listRegister') ? [{ href: '/surat/buku', label: say('letters.tab.register') }] : []),
  ]
  return <Tabs label={say('letters.tabs')} current={current} tabs={tabs} />
}
