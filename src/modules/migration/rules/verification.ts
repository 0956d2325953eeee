import { workflow } from '#platform/shared/workflow.ts'

/** The officer checks, the head confirms or gives it back with a reason. A return ends this round; a new one may begin. */
export const verificationFlow = workflow({
  requested: ['checked', 'returned'],
  checked: ['confirmed', 'returned'],
  confirmed: [],
  returned: [],
})
export const verificationStates = ['requested', 'checked', 'confirmed', 'returned'] as const
export type VerificationState = (typeof verificationStates)[number]
export const isOpenVerification = (state: VerificationState): boolean => verificationFlow.next(state).length > 0

export interface OfficerCheck {
  readonly identitySeen: boolean
  readonly ageSeen: boolean
  readonly noDuress: boolean
  readonly redFlagsDiscussed: boolean
}

export interface CheckGround {
  readonly hasPermissionLetter: boolean
  /** From 5 on there is something to talk about. */
  readonly redFlagAdvice: 'none' | 'listen' | 'talk' | 'task_force'
  readonly pressureSeen: boolean
}

export const checkLacks = ['identitySeen', 'ageSeen', 'permissionLetter', 'noDuress', 'redFlagsDiscussed'] as const
export type CheckLack = (typeof checkLacks)[number]

/** Signs are discussed, never a reason to refuse: only having talked about them is asked. */
export const lacksOfCheck = (check: OfficerCheck, ground: CheckGround): readonly CheckLack[] => {
  const lacking: Readonly<Record<CheckLack, boolean>> = {
    identitySeen: !check.identitySeen,
    ageSeen: !check.ageSeen,
    permissionLetter: !ground.hasPermissionLetter,
    noDuress: !check.noDuress || ground.pressureSeen,
    redFlagsDiscussed: ground.redFlagAdvice !== 'none' && !check.redFlagsDiscussed,
  }
  return checkLacks.filter((lack) => lacking[lack])
}

export const returnReasons = ['papers', 'identity', 'age', 'family', 'pressure', 'candidate_asked', 'other'] as const
export type ReturnReason = (typeof returnReasons)[number]
