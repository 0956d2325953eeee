import type { Reach } from '#platform/shared/operation.ts'
import type { PermissionTable } from '#platform/shared/permission.ts'

const village = { head: 'village', secretary: 'village', migration_officer: 'village' } as const
const heads = { head: 'village', secretary: 'village' } as const
const readers = { ...village, business_officer: 'village', auditor: 'village' } as const satisfies Readonly<
  Record<string, Reach>
>

const keepMeetings = { ...village, business_officer: 'village', tutor: 'village', coop_manager: 'village' } as const

export const lettersPermissions: PermissionTable = {
  'letters.getInvitation': keepMeetings,
  'letters.requestInvitation': keepMeetings,
  'letters.issueInvitation': heads,
  'letters.listCertificates': keepMeetings,
  'letters.requestCertificates': keepMeetings,
  'letters.issueCertificates': heads,
  'letters.recordCertificatePrints': village,
  'letters.getCertificatesFile': village,
  'letters.getLetterForm': { ...village, resident: 'own' },
  'letters.requestLetter': { ...village, cadre: 'hamlet', resident: 'own' },
  'letters.verifyLetter': village,
  // The secretary only signs for an absent head, or in the head's name: `server/signatory.ts` looks.
  'letters.issueLetter': heads,
  'letters.refuseLetter': village,
  'letters.revokeLetter': heads,
  'letters.recordPrint': village,
  'letters.getLetter': { ...village, auditor: 'village', resident: 'own' },
  // The auditor reads with numbers masked (domain §6.9); a file could only be given whole.
  'letters.getLetterFile': { ...village, resident: 'own' },
  'letters.getReceiptFile': { ...village, resident: 'own' },
  'letters.listLetters': { ...readers, resident: 'own' },
  'letters.listRegister': { ...village, auditor: 'village' },
  'letters.getRegisterFile': { ...heads, auditor: 'village' },
  // Where a witness repeats is asked by whoever mentors the village (domain §6.10, rule 2).
  'letters.listRepeatedWitnesses': { coordinator: 'regency', responsible_officer: 'regency' },
  'letters.recordNumberGap': heads,
  'letters.getSettings': { ...village, auditor: 'village' },
  'letters.correctSettings': heads,
  'letters.listWordings': { ...village, auditor: 'village' },
  'letters.getWording': { ...village, auditor: 'village' },
  'letters.getWordingPreview': village,
  'letters.correctWording': village,
}
