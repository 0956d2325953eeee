import type { CaseType } from '#modules/references/contract/codes.ts'

/** 1 is light, 4 is grave: order of work, never a reason to refuse. */
export const severities = [1, 2, 3, 4] as const
export type Severity = (typeof severities)[number]

export const risks = ['immediate', 'high', 'medium', 'low'] as const
export type Risk = (typeof risks)[number]

const gravest: readonly CaseType[] = ['died', 'violence', 'trafficking', 'lost_contact']
const grave: readonly CaseType[] = ['detained', 'accident', 'sick', 'mental_illness', 'pregnant_or_child']

/** What is proposed at intake; whoever sorts the case decides. */
export const proposedSeverity = (types: readonly CaseType[], risk: Risk): Severity => {
  if (risk === 'immediate' || types.some((type) => gravest.includes(type))) return 4
  if (risk === 'high' || types.some((type) => grave.includes(type))) return 3
  return risk === 'medium' ? 2 : 1
}

/** What the family asks for. */
export const demands = [
  'return',
  'wages',
  'documents',
  'medical',
  'remains',
  'compensation',
  'legal',
  'lost_contact',
] as const
export type Demand = (typeof demands)[number]

export const intakeChannels = ['desk', 'phone', 'visit', 'message', 'public_page', 'abroad', 'other_office'] as const
export type IntakeChannel = (typeof intakeChannels)[number]

export const reporters = ['worker', 'family', 'neighbour', 'officer', 'office', 'anonymous'] as const
export type Reporter = (typeof reporters)[number]

/** As whom somebody writes on the public page; who will not say is anonymous. */
export const publicReporters = ['worker', 'family', 'neighbour'] as const satisfies readonly Reporter[]

/** By what way a reporter can be answered without harm. `tracker`: never called, the answer waits on the family's page. */
export const reachChannels = ['whatsapp', 'call', 'sms', 'tracker'] as const
export type ReachChannel = (typeof reachChannels)[number]

/** One event that hits many workers. Each keeps a case of their own. */
export const incidentKinds = ['boat', 'raid', 'agency', 'employer', 'disaster', 'other'] as const
export type IncidentKind = (typeof incidentKinds)[number]
