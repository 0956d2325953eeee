import { join } from 'node:path'
import { serverModule } from '#platform/server/module.ts'
import { accessFields } from '../fields.ts'
import { accessTexts } from '../texts.ts'
import * as account from './account-commands.ts'
import * as keys from './api-keys.ts'
import { assignTermHandler } from './assign-term.ts'
import { getChainStateHandler, listAuditEntriesHandler } from './audit-log.ts'
import * as breaches from './breaches.ts'
import * as glass from './break-glass.ts'
import { closeTermHandler } from './close-term.ts'
import { countReviews } from './count-villages.ts'
import * as demo from './demo.ts'
import { getDoorHandler, listDoorsHandler } from './door-queries.ts'
import { getOwnDoorHandler, recordDoorShareHandler, withdrawDoorShareHandler } from './door-shares.ts'
import { getDoorLinkHandler, signInAtDoorHandler } from './door-sign-in.ts'
import { closeDoorHandler, issueDoorLinkHandler, openDoorHandler } from './doors.ts'
import { nightlyErasure } from './erase-traces.ts'
import * as links from './invitations.ts'
import { listKeyHistoryHandler } from './key-history.ts'
import { listReadFilesHandler } from './list-read-files.ts'
import * as reviews from './reviews.ts'
import { accessRoutes } from './routes.ts'
import * as factors from './second-factors.ts'
import { findServingActor } from './serving-actor.ts'
import * as session from './session-commands.ts'
import * as sessions from './session-queries.ts'
import { signInHandler } from './sign-in.ts'
import { signInByGovernmentHandler } from './sign-in-by-government.ts'
import * as passkey from './sign-in-by-passkey.ts'
import { dailyKeys, glassOpened, reviewDue, termEnding } from './tasks.ts'
import { listTermsHandler } from './term-queries.ts'

export { rolesThatKnow } from '../rules/roles.ts'
export { type NewAccount, recordAccount, recordPassword } from './accounts.ts'
export { glassBroken } from './break-glass.ts'
export { type DoorPeople, type NearPerson, type PersonAtDoor, peopleOfDoors } from './door-people.ts'
export { assertShown } from './door-shares.ts'
export { recordDoor } from './doors.ts'
export { type DoorEnd, doorsInCopy, endDoorsOf, endSharesBy, peopleByDoor } from './end-doors.ts'
export { findActorByApiKey, findActorByToken } from './find-actor.ts'
export { findBreach, type VillageBreach } from './find-breach.ts'
export { recordLink } from './invitations.ts'
export { accountNames, type HeadInOffice, headInOffice, listOfficers, type Officer } from './officers.ts'
export { assertWithin, liesWithin, ownPlace, type Place } from './reach.ts'
export { findActorOfToken, resolveActor } from './resolve-actor.ts'
export { accessRoutes } from './routes.ts'
export { fingerprint, newToken } from './secrets.ts'
export { type NewTerm, recordTerm, termAssigned, termClosed } from './terms.ts'
export { registerUntoldPeople } from './untold-people.ts'
export { glassOf, officesOf, type VillageOffices } from './village-offices.ts'

export const accessServer = serverModule({
  name: 'access',
  migrations: join(import.meta.dirname, 'migrations'),
  handlers: [
    signInHandler,
    demo.signInDemoHandler,
    demo.listDemoAccountsHandler,
    passkey.requestPasskeySignInHandler,
    passkey.signInByPasskeyHandler,
    signInByGovernmentHandler,
    links.requestPasswordResetHandler,
    sessions.getSessionHandler,
    sessions.listSessionsHandler,
    sessions.listSignInsHandler,
    session.signOutHandler,
    session.chooseTermHandler,
    session.closeSessionHandler,
    session.recordCodeAcceptanceHandler,
    session.verifyCodeHandler,
    factors.listSecondFactorsHandler,
    factors.recordTotpHandler,
    factors.requestPasskeyHandler,
    factors.recordPasskeyHandler,
    factors.withdrawSecondFactorHandler,
    factors.recordRecoveryCodesHandler,
    listKeyHistoryHandler,
    account.correctProfileHandler,
    account.correctPasswordHandler,
    account.listAccountsHandler,
    account.closeAccountHandler,
    account.reopenAccountHandler,
    links.issueInvitationHandler,
    links.getInvitationHandler,
    links.acceptInvitationHandler,
    listTermsHandler,
    assignTermHandler,
    closeTermHandler,
    glass.requestBreakGlassHandler,
    glass.closeBreakGlassHandler,
    glass.recordBreakGlassSeenHandler,
    glass.listBreakGlassHandler,
    glass.listOwnBreakGlassHandler,
    keys.issueApiKeyHandler,
    keys.listApiKeysHandler,
    keys.closeApiKeyHandler,
    breaches.recordBreachHandler,
    breaches.recordBreachStepHandler,
    breaches.closeBreachHandler,
    breaches.listBreachesHandler,
    listReadFilesHandler,
    reviews.getAccessReviewHandler,
    reviews.listAccessReviewsHandler,
    reviews.recordAccessReviewHandler,
    listAuditEntriesHandler,
    getChainStateHandler,
    openDoorHandler,
    issueDoorLinkHandler,
    closeDoorHandler,
    listDoorsHandler,
    getDoorHandler,
    getDoorLinkHandler,
    signInAtDoorHandler,
    recordDoorShareHandler,
    withdrawDoorShareHandler,
    getOwnDoorHandler,
  ],
  texts: accessTexts,
  fields: accessFields,
  tasks: [reviewDue, termEnding, glassOpened],
  jobs: [dailyKeys, nightlyErasure],
  actorHere: findServingActor,
  counts: countReviews,
  routes: accessRoutes,
})
