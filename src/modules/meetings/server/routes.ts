import type { ServerModule } from '#platform/server/module.ts'
import { instant } from '#platform/shared/dates.ts'
import { getMeetingPrint } from '../contract/meeting.ts'

const papers = { 'undangan.pdf': 'invitation', 'daftar-hadir.pdf': 'attendance', 'notulen.pdf': 'minutes' } as const

/** Invitation, attendance list and minutes on paper, under the rights of whoever asks. */
export const meetingRoutes: NonNullable<ServerModule['routes']> = (server, house) => {
  for (const [file, paper] of Object.entries(papers)) {
    server.get<{ Params: { meetingId: string } }>(`/meetings/:meetingId/${file}`, async (request, reply) => {
      const { meetingId } = request.params
      const print = await house.call(request, getMeetingPrint, { meetingId })
      const say = (key: string, values?: Readonly<Record<string, unknown>>) => house.say(request, key, values)
      const { printMeeting } = await import('./meeting-pdf.ts')
      const pdf = await printMeeting({ ...print, paper, say, madeAt: instant() })
      return reply
        .type('application/pdf')
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `inline; filename="${file.replace('.pdf', '')}-${meetingId.slice(-8)}.pdf"`)
        .send(Buffer.from(pdf))
    })
  }
}
