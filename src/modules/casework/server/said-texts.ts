import { migrationServer } from '#modules/migration/server/index.ts'
import { referencesServer } from '#modules/references/server/index.ts'
import { mergeTexts } from '#platform/shared/texts.ts'
import { caseworkTexts } from '../texts.ts'

/** What the public pages and papers of a case say: offices and grounds in the words of the modules before. */
export const saidTexts = mergeTexts([referencesServer.texts, migrationServer.texts, caseworkTexts])
