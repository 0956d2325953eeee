import type { RefusalDetails, RefusalKind } from '../shared/errors.ts'
import { Refusal } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import type { InputOf, Operation, OutputOf } from '../shared/operation.ts'

export interface CallOptions {
  /** Made once per intention; repeating with the same id is harmless. Made here when a command has none. */
  readonly commandId?: string | undefined
  /** A village other than the actor's own. */
  readonly village?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** A refusal as the server writes it down. */
export interface RefusedAnswer {
  readonly kind: RefusalKind
  readonly code: string
  readonly details?: RefusalDetails
  readonly fields?: Refusal['fields']
  readonly requestId?: string
}

interface Answer {
  readonly output?: unknown
  readonly refusal?: RefusedAnswer
}

/** Asks one operation of the server. Throws a `Refusal`; without a network `platform.offline`. */
export const callOperation = async <Op extends Operation>(
  operation: Op,
  input: InputOf<Op>,
  options: CallOptions = {},
): Promise<OutputOf<Op>> => {
  const commandId = options.commandId ?? (operation.kind === 'command' ? newId() : undefined)
  return (await callByName(operation.name, input, { ...options, commandId })) as OutputOf<Op>
}

/** A query known by its name alone, for a screen that must not wait for its contract: `queryNamed<typeof listTasks>('platform.listTasks')`. */
export const queryNamed = <Op extends Operation>(name: Op['name']): Op => ({ kind: 'query', name }) as unknown as Op

/** For who must not load a contract to ask: the shell before anything else is there. */
export const callByName = async (
  name: string,
  input: unknown,
  { commandId, village, signal }: CallOptions = {},
): Promise<unknown> => {
  const occurredAt = commandId === undefined ? undefined : new Date().toISOString()
  return askServer(`/api/${name}`, { commandId, village, occurredAt, input }, signal)
}

/** The answer of the server to one question, whatever it is called; `packed` is its body made short with gzip. */
export const askServer = async (
  path: string,
  body: object,
  signal?: AbortSignal,
  packed?: Uint8Array<ArrayBuffer>,
): Promise<unknown> => {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      // A page of another site cannot set this header, so it cannot use our cookie.
      'x-requested-with': 'desmigratif',
      ...(packed && { 'content-encoding': 'gzip' }),
    },
    body: packed ?? JSON.stringify(body),
    ...(signal && { signal }),
  }).catch((fault: unknown) => {
    throw fault instanceof DOMException && fault.name === 'AbortError' ? fault : offline()
  })
  const answer = (await response.json().catch((fault: unknown) => {
    // the answer began and never ended
    if (fault instanceof DOMException && fault.name === 'TimeoutError') throw offline()
    return undefined
  })) as Answer | undefined
  if (answer && 'output' in answer) return answer.output
  throw answer?.refusal ? asRefusal(answer.refusal) : unreadable(response.status)
}

const offline = () => new Refusal('conflict', 'platform.offline')

// A proxy's own page instead of an answer: the line is up, the house is not.
const unreadable = (status: number) =>
  status === 502 || status === 503 || status === 504
    ? offline()
    : new Refusal('conflict', 'platform.bug', { requestId: null })

/** The refusal that the server wrote down, to be thrown or shown here. */
export const asRefusal = ({ kind, code, details = {}, fields = [], requestId }: RefusedAnswer): Refusal =>
  new Refusal(kind, code, code === 'platform.bug' && requestId ? { ...details, requestId } : details, fields)
