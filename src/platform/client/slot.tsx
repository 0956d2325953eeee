import type { ComponentType, ReactNode } from 'react'
import { Component, createContext, lazy, Suspense, useContext } from 'react'
import { Refusal } from '../shared/errors.ts'
import type { ClientModule, SlotPart, SlotPlace, SlotProps, SlotSubject } from './client-module.ts'
import { componentOf } from './client-module.ts'
import { useSession } from './session.tsx'

type Part = SlotPart & { readonly View: ComponentType<SlotProps> }

const PartsContext = createContext<readonly Part[]>([])

/** Only `apps/` knows every module; it hands their parts down here once. */
export const partsOf = (modules: readonly ClientModule[]): readonly Part[] =>
  modules
    .flatMap((module) => module.slots ?? [])
    .map((slot) => ({ ...slot, View: lazy(async () => ({ default: componentOf<SlotProps>(await slot.load()) })) }))
    .toSorted((one, other) => one.order - other.order)

export const SlotProvider = ({
  parts,
  children,
}: {
  readonly parts: readonly Part[]
  readonly children: ReactNode
}) => <PartsContext value={parts}>{children}</PartsContext>

/** Is there any part at all for a place, that this reader may see? */
export const useHasParts = (place: SlotPlace): boolean => {
  const { may } = useSession()
  return useContext(PartsContext).some((part) => part.place === place && (!part.operation || may(part.operation)))
}

const InSlotContext = createContext(false)

/** Inside a part of another module's page: a refusal must not be seen there. */
export const useInSlot = (): boolean => useContext(InSlotContext)

interface SlotViewProps {
  readonly place: SlotPlace
  readonly subject?: SlotSubject
}

/** Parts that later modules give for a place. To whom its query says missing or forbidden, a part shows nothing, not even its title. */
export const Slot = ({ place, subject = {} }: SlotViewProps) => {
  const { may } = useSession()
  const parts = useContext(PartsContext).filter(
    (part) => part.place === place && (!part.operation || may(part.operation)),
  )
  return (
    <InSlotContext value={true}>
      {parts.map((part) => (
        <PartGuard key={`${part.order} ${String(part.load)}`}>
          <Suspense fallback={null}>
            <part.View subject={subject} />
          </Suspense>
        </PartGuard>
      ))}
    </InSlotContext>
  )
}

/** True for a "no" that must not be seen: existence is itself confidential. */
export const isSilent = (error: unknown): boolean =>
  error instanceof Refusal && (error.kind === 'missing' || error.kind === 'forbidden')

class PartGuard extends Component<{ readonly children: ReactNode }, { readonly fault: unknown }> {
  override state = { fault: undefined as unknown }

  static getDerivedStateFromError(fault: unknown) {
    return { fault }
  }

  override render() {
    if (this.state.fault === undefined) return this.props.children
    if (!isSilent(this.state.fault)) console.error(this.state.fault)
    return null
  }
}
