import { Rich } from '#platform/client/rich.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { Page } from '#platform/design/page.tsx'
import { ActsPart, BadgesPart, MessagesPart, QuietPart } from './acts-parts.tsx'
import { ColoursPart, IconsPart, KawungPart } from './colour-parts.tsx'
import { FieldsPart } from './field-parts.tsx'
import { FiguresPart, ListsPart, TablePart, TimePart } from './list-parts.tsx'

/** Every part and its states, for who builds pages. Not part of what is delivered; its own words are Indonesian only. */
export const GalleryPage = () => (
  <Page
    title="Bagian-bagian"
    lead={
      <Rich text="Semua bagian dan keadaannya. Kalau satu bagian tidak ada di sini, <b>pakai yang ada</b> sebelum membuat yang baru." />
    }
  >
    <ColoursPart />
    <Columns count={2}>
      <KawungPart />
      <ActsPart />
    </Columns>
    <FieldsPart />
    <Columns count={2}>
      <BadgesPart />
      <QuietPart />
    </Columns>
    <MessagesPart />
    <ListsPart />
    <TablePart />
    <Columns count={2}>
      <TimePart />
      <FiguresPart />
    </Columns>
    <IconsPart />
  </Page>
)
