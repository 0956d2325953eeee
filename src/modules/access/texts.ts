import { mergeTexts } from '#platform/shared/texts.ts'
import { accountTexts } from './texts/account.ts'
import { auditTexts } from './texts/audit.ts'
import { conductTexts } from './texts/conduct.ts'
import { familyDoorTexts } from './texts/family-door.ts'
import { oversightTexts } from './texts/oversight.ts'
import { ownDoorTexts } from './texts/own-door.ts'
import { recoveryTexts } from './texts/recovery.ts'
import { refusalTexts } from './texts/refusals.ts'
import { roleTexts } from './texts/roles.ts'
import { signInTexts } from './texts/sign-in.ts'
import { termTexts } from './texts/terms.ts'

export const accessTexts = mergeTexts([
  roleTexts,
  signInTexts,
  conductTexts,
  accountTexts,
  termTexts,
  oversightTexts,
  auditTexts,
  recoveryTexts,
  refusalTexts,
  familyDoorTexts,
  ownDoorTexts,
])
