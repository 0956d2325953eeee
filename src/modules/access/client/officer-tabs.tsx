import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Tabs } from '#platform/design/tabs.tsx'

const pages = [
  { href: '/petugas', label: 'access.officers.menu', operation: 'access.listTerms' },
  { href: '/petugas/tinjau', label: 'access.review.menu', operation: 'access.recordAccessReview' },
  { href: '/petugas/buka-kaca', label: 'access.glass.menu', operation: 'access.listBreakGlass' },
  { href: '/kebocoran', label: 'access.breach.menu', operation: 'access.listBreaches' },
  { href: '/kunci', label: 'access.keys.menu', operation: 'access.listApiKeys' },
]

/** Who holds keys, who looked, what leaked: one subject, several pages. */
export const OfficerTabs = ({ current }: { readonly current: string }) => {
  const { say } = useWords()
  const { may } = useSession()
  const tabs = pages.filter((page) => may(page.operation)).map(({ href, label }) => ({ href, label: say(label) }))
  return tabs.length > 1 ? <Tabs label={say('access.officers.title')} current={current} tabs={tabs} /> : null
}
