import type { OperationName } from '../shared/operation.ts'
import type { Context } from './context.ts'
import type { House } from './house.ts'
import { runAsSystem } from './run-as-system.ts'
import { Transaction } from './transaction.ts'

/** What a module has while it is out: it holds no transaction, because what is outside may be slow. */
export interface Outdoors {
  /** A short transaction as our own worker, who reads nothing of any person. */
  asWorker<T>(act: (context: Pick<Context, 'database'>) => Promise<T>): Promise<T>
  /** An act without a village through the door, sealed like anybody's. */
  act(name: OperationName, act: (context: Context) => Promise<void>): Promise<void>
}

/** What a module carries outside, or brings from there. Called after each event and on a clock; nothing to do must cost nothing. */
export type Errand = (outdoors: Outdoors) => Promise<void>

/** Lets every module go out once; one's fault does not keep the others in. */
export const runErrands = async (house: House, onFault: (fault: unknown) => void): Promise<void> => {
  const outdoors: Outdoors = {
    asWorker: (act) => Transaction.run(house.pool, { role: 'app_worker' }, ({ database }) => act({ database })),
    act: (name, act) => runAsSystem(house, { name, act }),
  }
  for (const module of house.modules) await module.errand?.(outdoors).catch(onFault)
}
