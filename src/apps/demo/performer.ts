import type { Actor } from '#platform/server/context.ts'
import type { House } from '#platform/server/house.ts'
import { ask } from '#platform/server/run-operation.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf, Schema } from '#platform/shared/operation.ts'

/** An officer of the demo who acts through the door like anybody. */
export interface Performer {
  does<I extends Schema, O extends Schema>(
    operation: Operation<I, O>,
    input: InputOf<Operation<I, O>>,
  ): Promise<OutputOf<Operation<I, O>>>
  asks<I extends Schema, O extends Schema>(
    operation: Operation<I, O>,
    input: InputOf<Operation<I, O>>,
  ): Promise<OutputOf<Operation<I, O>>>
}

export const performer = (house: House, actor: Actor): Performer => ({
  does: (operation, input) => ask(house, operation, { actor, input, commandId: newId() }),
  asks: (operation, input) => ask(house, operation, { actor, input }),
})
