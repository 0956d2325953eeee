import * as z from 'zod/mini'

export const nikKinds = ['real', 'temporary', 'none'] as const
export type NikKind = (typeof nikKinds)[number]

export const cardKinds = ['real', 'temporary', 'none'] as const
export type CardKind = (typeof cardKinds)[number]

export const sexes = ['male', 'female', 'unknown'] as const
export type Sex = (typeof sexes)[number]

/** How much of a birth date is known. `about`: the year is a guess. */
export const birthPrecisions = ['day', 'month', 'year', 'about', 'unknown'] as const
export type BirthPrecision = (typeof birthPrecisions)[number]

/** OpenSID's status_dasar 1 2 3 4 6 9. `away` ("pergi") is a hint of migration, never its proof. */
export const lifeStatuses = ['alive', 'dead', 'moved', 'missing', 'away', 'invalid'] as const
export type LifeStatus = (typeof lifeStatuses)[number]

export const verifiedLevels = ['self', 'officer', 'head', 'regency', 'system'] as const
export type VerifiedLevel = (typeof verifiedLevels)[number]

export const householdStatuses = ['here', 'moved', 'dissolved'] as const
export type HouseholdStatus = (typeof householdStatuses)[number]

export const contactKinds = ['phone', 'whatsapp', 'email', 'other'] as const
export type ContactKind = (typeof contactKinds)[number]

export const contactOwners = ['own', 'family', 'neighbour', 'employer', 'agency', 'other'] as const
export type ContactOwner = (typeof contactOwners)[number]

/** The papers of UU 18/2017 art. 13 and of the SIAPkerja set. */
export const documentKinds = [
  'KTP', 'KK', 'AKTA_LAHIR', 'STATUS_KAWIN', 'BUKU_NIKAH', 'AKTA_CERAI', 'IZIN_KELUARGA', 'SERTIFIKAT_KOMPETENSI', 'IJAZAH', 'SEHAT',
  'BPJS_TK', 'BPJS_KES', 'SKCK', 'PASPOR', 'VISA_KERJA', 'PERJANJIAN_PENEMPATAN', 'PERJANJIAN_KERJA', 'ID_PMI', 'E_PMI', 'OPP',
  'BUKTI_SETOR_KUR', 'KITAS', 'AKTA_MATI', 'OTHER',
] as const // biome-ignore format: one block to compare with the law
export type DocumentKind = (typeof documentKinds)[number]

export const documentStatuses = ['missing', 'collected', 'verified', 'rejected', 'expired', 'lost', 'replaced'] as const
export type DocumentStatus = (typeof documentStatuses)[number]

/** Who physically holds a paper. A passport held by an agency or an employer is a red flag. */
export const documentHolders = ['owner', 'family', 'village', 'agency', 'employer', 'other', 'unknown'] as const
export type DocumentHolder = (typeof documentHolders)[number]

export const consentChannels = ['in-person', 'written', 'call', 'message', 'app'] as const
export type ConsentChannel = (typeof consentChannels)[number]

/** What a person may agree to, each on its own: UU 27/2022 art. 22 wants consent explicit and separate. */
export const consentPurposes = [
  'migration-service', 'share-with-regency', 'share-with-agency', 'share-with-mission', 'contact-abroad', 'photo', 'story-public',
  'learning', 'counselling', 'cooperative', 'business-listing', 'training', 'health-data', 'case-referral', 'research',
] as const // biome-ignore format: a list
export type ConsentPurpose = (typeof consentPurposes)[number]

export const parentConsents = ['given', 'refused', 'unreachable', 'dead', 'unknown'] as const
export type ParentConsent = (typeof parentConsents)[number]

export const lifeEventKinds = [
  'birth', 'death', 'move_out', 'move_in', 'return', 'missing', 'found', 'marriage', 'divorce', 'new_card',
] as const // biome-ignore format: a list
export type LifeEventKind = (typeof lifeEventKinds)[number]

export const sexSchema = z.enum(sexes)
export const birthPrecisionSchema = z.enum(birthPrecisions)
export const lifeStatusSchema = z.enum(lifeStatuses)
export const verifiedLevelSchema = z.enum(verifiedLevels)
