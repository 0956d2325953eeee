import { Outlet } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ClientModule } from '#platform/client/client-module.ts'
import { usePath } from '#platform/client/navigation.ts'
import { usePhone } from '#platform/client/phone.ts'
import { useSession } from '#platform/client/session.tsx'
import { Slot } from '#platform/client/slot.tsx'
import { useWords } from '#platform/client/words.tsx'
import { PagePicture } from '#platform/design/page.tsx'
import { FromThisPhone } from '../phone/from-this-phone.tsx'
import { PhoneGate, usePhoneOfItsHolder } from '../phone/phone-gate.tsx'
import { useCareForLeft } from '../phone/use-care-for-left.ts'
import { useVillageNews } from '../use-village-news.ts'
import { BottomBar } from './bottom-bar.tsx'
import { FrameContext } from './frame-context.ts'
import { allowed, entryOf, menuGroups, settingsOf } from './menu-groups.ts'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'
import { useAppLinks } from './use-app-links.ts'
import { useFocusOnMove } from './use-focus-on-move.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { useUpdateOffer } from './use-update-offer.ts'

/** The frame around every page: selvedge, village, menu, and below it the page itself. */
export const Shell = ({ modules }: { readonly modules: readonly ClientModule[] }) => {
  const { say } = useWords()
  const session = useSession()
  const { path } = usePath()
  useAppLinks()
  useFocusOnMove(path)
  useKeptFocus()
  usePhoneOfItsHolder(session.account?.id)
  useCareForLeft(session.account?.id)
  const phone = usePhone()
  const UpdateOffer = useUpdateOffer()
  const frame = useMemo(
    () => ({
      groups: menuGroups(modules, session.may),
      records: allowed(
        modules.flatMap((module) => module.records ?? []),
        session.may,
      ),
      settings: settingsOf(modules, session.may),
    }),
    [modules, session.may],
  )
  const working = session.signedIn && session.next === 'done'
  useVillageNews(working && session.village !== null && session.may('platform.getNews') && phone.kind === 'closed')
  return (
    <FrameContext value={frame}>
      <a className="skip-link" href="#isi">
        {say('shell.skip')}
      </a>
      <div className="selvedge" aria-hidden="true" />
      {session.demo && (
        <p className="demo-strip" role="note">
          {say('shell.demo')}
        </p>
      )}
      {working ? (
        <div className="shell with-bottom-bar">
          <TopBar />
          <Rail path={path} />
          <main id="isi" className="shell-main" tabIndex={-1}>
            {UpdateOffer && <UpdateOffer />}
            <PhoneGate>
              <FromThisPhone />
              <Slot place="frame" />
              <PagePicture value={entryOf(frame.groups, path)}>
                <Outlet />
              </PagePicture>
            </PhoneGate>
          </main>
          <BottomBar path={path} />
        </div>
      ) : (
        <main id="isi" className="shell-alone" tabIndex={-1}>
          {UpdateOffer && <UpdateOffer />}
          <Outlet />
        </main>
      )}
    </FrameContext>
  )
}
