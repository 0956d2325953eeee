import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { Paper } from '#platform/server/print/paper.ts'
import { endTask } from '#platform/server/tasks.ts'
import { refuse } from '#platform/shared/errors.ts'
import { getCertificatesFile, recordCertificatePrints } from '../contract/certificate.ts'
import { certifiedAt } from './certificate.ts'
import { makeLetterFile } from './letter-file.ts'
import { getLetterRow, insertEvent, lockLetter } from './letter-rows.ts'
import { loadSettings } from './letterheads.ts'
import { loadVillage } from './sources.ts'
import { letterToPrint } from './task-kinds.ts'

const paperOf = async (context: Context, asked: Paper | null): Promise<Paper> =>
  asked ?? (await loadSettings(context, await loadVillage(context))).settings.paper

/** One paper of each human, in the order of the list. */
const lettersInForce = async (context: Context, meetingId: string): Promise<readonly string[]> => {
  const ids = new Set((await certifiedAt(context, meetingId)).flatMap(({ letter }) => letter?.id ?? []))
  if (ids.size === 0) refuse('letters.certificateNoneIssued')
  return [...ids]
}

export const recordCertificatePrintsHandler = handle(recordCertificatePrints, async (context, input) => {
  const paper = await paperOf(context, input.paper)
  const letterIds = await lettersInForce(context, input.meetingId)
  for (const letterId of letterIds) {
    const { hash } = await makeLetterFile(context, await lockLetter(context, letterId), paper)
    await insertEvent(context, letterId, { kind: 'printed', paper, fileHash: hash })
    await endTask(context, letterToPrint, letterId, 'printed')
  }
  context.note({ meeting: input.meetingId, letters: letterIds.length })
  return { printed: letterIds.length, path: `/letters/pertemuan/${input.meetingId}.pdf?kertas=${paper}` }
})

/** For the printer alone: the seal of each file stays with the letter's own. */
export const getCertificatesFileHandler = handle(getCertificatesFile, async (context, input) => {
  const paper = await paperOf(context, input.paper)
  const { PDFDocument } = await import('pdf-lib')
  const whole = await PDFDocument.create()
  whole.setTitle('Surat keterangan')
  for (const letterId of await lettersInForce(context, input.meetingId)) {
    const { pdf } = await makeLetterFile(context, await getLetterRow(context, letterId), paper)
    const letter = await PDFDocument.load(pdf, { updateMetadata: false })
    for (const page of await whole.copyPages(letter, letter.getPageIndices())) whole.addPage(page)
  }
  const bytes = await whole.save()
  return { name: `surat-pertemuan-${input.meetingId.slice(-8)}.pdf`, pdf: Buffer.from(bytes).toString('base64') }
})
