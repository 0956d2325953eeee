import { join } from 'node:path'
import { letterFiles, villagePhone } from '#modules/migration/server/index.ts'
import { serverModule } from '#platform/server/module.ts'
import { getLetterFile } from '../contract/letter.ts'
import { lettersDeviceTables } from '../device.ts'
import { lettersFields } from '../fields.ts'
import { lettersTexts } from '../texts.ts'
import { issueCertificatesHandler, listCertificatesHandler, requestCertificatesHandler } from './certificate.ts'
import { getCertificatesFileHandler, recordCertificatePrintsHandler } from './certificate-prints.ts'
import { checkLetterHandler } from './check-letter.ts'
import { checkRequestHandler } from './check-request.ts'
import { registerCopyParts } from './copy-parts.ts'
import { countLetters } from './count-villages.ts'
import { forgetRequests, registerLetterContents } from './erase-letters.ts'
import {
  endInvitationHeld,
  endInvitationWithdrawn,
  getInvitationHandler,
  issueInvitationHandler,
  requestInvitationHandler,
} from './invitation.ts'
import { issueLetterHandler } from './issue-letter.ts'
import { getLetterFormHandler } from './letter-form.ts'
import { getLetterFileHandler, getLetterHandler, listLettersHandler } from './letter-queries.ts'
import { loadSettings } from './letterheads.ts'
import { getReceiptFileHandler } from './receipt.ts'
import { recordPrintHandler } from './record-print.ts'
import { refuseLetterHandler } from './refuse-letter.ts'
import { listRegisterHandler, recordNumberGapHandler } from './register.ts'
import { getRegisterFileHandler } from './register-file.ts'
import { listRepeatedWitnessesHandler } from './repeated-witnesses.ts'
import { requestLetterHandler } from './request-letter.ts'
import { revokeLetterHandler } from './revoke-letter.ts'
import { letterRoutes } from './routes.ts'
import { correctSettingsHandler, getSettingsHandler } from './settings.ts'
import { loadVillage } from './sources.ts'
import { letterTasks } from './task-kinds.ts'
import { verifyLetterHandler } from './verify-letter.ts'
import { correctWordingHandler, getWordingHandler, getWordingPreviewHandler, listWordingsHandler } from './wordings.ts'

export { type CaseSource, caseSource } from './case-source.ts'
export { type CertificateSource, certificateSource, type MeetingContent } from './certificate-source.ts'
export { documentFile, type IssuedDocument, issueDocument, type NewDocument, registerTemplate } from './documents.ts'
export { letterIssued, letterRequested, letterRevoked } from './events.ts'
export { escaped, type Frame, frame, type IconName, icon, type Say } from './public-page.ts'
export { limited, momentWords, publicWords, sendPage, typedOnce } from './public-words.ts'
export { checkSite, letterKeys } from './tokens.ts'
export { type LetterPublicKey, type OfflineVerdict, verifyLetterOffline } from './verify-offline.ts'
export { villageSheet } from './village-sheet.ts'

export { loadSettings, loadVillage }

registerLetterContents()
registerCopyParts()
letterFiles.give(async (house, request, letterId) =>
  Buffer.from((await house.call(request, getLetterFile, { letterId, paper: null })).pdf, 'base64'),
)
villagePhone.give(async (context) => (await loadSettings(context, await loadVillage(context))).settings.phone)

export const lettersServer = serverModule({
  name: 'letters',
  migrations: join(import.meta.dirname, 'migrations'),
  handlers: [
    getLetterFormHandler,
    requestLetterHandler,
    verifyLetterHandler,
    issueLetterHandler,
    refuseLetterHandler,
    revokeLetterHandler,
    recordPrintHandler,
    getLetterHandler,
    getLetterFileHandler,
    getReceiptFileHandler,
    listLettersHandler,
    listRegisterHandler,
    getRegisterFileHandler,
    recordNumberGapHandler,
    getSettingsHandler,
    correctSettingsHandler,
    listWordingsHandler,
    getWordingHandler,
    getWordingPreviewHandler,
    correctWordingHandler,
    listRepeatedWitnessesHandler,
    checkLetterHandler,
    checkRequestHandler,
    getInvitationHandler,
    requestInvitationHandler,
    issueInvitationHandler,
    listCertificatesHandler,
    recordCertificatePrintsHandler,
    getCertificatesFileHandler,
    requestCertificatesHandler,
    issueCertificatesHandler,
  ],
  texts: lettersTexts,
  fields: lettersFields,
  deviceTables: lettersDeviceTables,
  tasks: letterTasks,
  subscribers: [forgetRequests, endInvitationHeld, endInvitationWithdrawn],
  counts: countLetters,
  routes: letterRoutes,
})
