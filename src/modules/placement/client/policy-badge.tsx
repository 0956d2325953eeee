import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import type { PolicyState } from '../rules/policy.ts'

export const policyKinds: Readonly<Record<PolicyState, BadgeKind>> = {
  ...{ open: 'good', open_restricted: 'attention', moratorium: 'grave', high_risk: 'grave', no_route: 'grave' },
}

/** What the country policy of today says; where it says nothing, that. */
export const PolicyBadge = ({ status }: { readonly status: PolicyState | null }) => {
  const { say } = useWords()
  return <Badge kind={status ? policyKinds[status] : 'none'}>{say(`placement.policy.${status ?? 'unknown'}`)}</Badge>
}
