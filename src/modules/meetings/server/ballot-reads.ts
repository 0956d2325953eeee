import type { Context } from '#platform/server/context.ts'
import { openValue } from '#platform/server/keys.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import type { Ballot } from '../contract/ballot.ts'
import { addTallies, type BallotOutcome, emptyTally, type Tally, withVote } from '../rules/ballot.ts'
import type { BallotRollRow, BallotRow } from '../rules/rows.ts'
import { type BoxRow, db, type ResultRow } from './tables.ts'

export interface BallotParts {
  readonly ballot: BallotRow
  readonly choices: readonly string[]
  readonly rolls: readonly BallotRollRow[]
  readonly boxes: readonly BoxRow[]
  readonly result: ResultRow | undefined
}

type BallotTable = 'ballot_rolls' | 'ballot_boxes' | 'ballot_results'

const rowsOf = (context: Context, table: BallotTable, meetingId: string) =>
  db(context)
    .selectFrom(table as 'ballot_rolls')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('meeting_id', '=', meetingId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute() as Promise<unknown>

export const readBallots = async (context: Context, meetingId: string): Promise<BallotParts[]> => {
  const ballots = await db(context)
    .selectFrom('meeting_ballots')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('meeting_id', '=', meetingId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  if (ballots.length === 0) return []
  const rolls = (await rowsOf(context, 'ballot_rolls', meetingId)) as BallotRollRow[]
  const boxes = (await rowsOf(context, 'ballot_boxes', meetingId)) as BoxRow[]
  const results = (await rowsOf(context, 'ballot_results', meetingId)) as ResultRow[]
  return ballots.map((ballot) => ({
    ballot,
    choices: JSON.parse(ballot.choices) as string[],
    rolls: rolls.filter((roll) => roll.ballot_id === ballot.id),
    boxes: boxes.filter((box) => box.ballot_id === ballot.id),
    result: results.find((result) => result.ballot_id === ballot.id),
  }))
}

/** A ballot that still takes votes, inside its locked meeting. */
export const getOpenBallot = async (context: Context, meetingId: string, ballotId: string): Promise<BallotParts> => {
  const parts = (await readBallots(context, meetingId)).find(({ ballot }) => ballot.id === ballotId)
  if (!parts) throw missing('meetings.ballotMissing')
  if (parts.result) throw new Refusal('rule', 'meetings.bar.closed')
  return parts
}

export const readTally = (sealed: Uint8Array): Tally => JSON.parse(openValue(sealed)) as Tally

const votesOf = (context: Context, ballotId: string) =>
  db(context)
    .selectFrom('ballot_votes')
    .select(['attendee_id', 'choice_sealed'])
    .where('village_id', '=', context.villageId)
    .where('ballot_id', '=', ballotId)
    .orderBy('attendee_id')
    .execute()

const choiceOf = (sealed: Uint8Array): number | null => JSON.parse(openValue(sealed)) as number | null

/** What was voted here and what lay in the boxes. Read at the close alone. */
export const countVotes = async (
  context: Context,
  { ballot, choices, boxes }: BallotParts,
): Promise<{ readonly here: Tally; readonly paper: Tally }> => {
  const paper = addTallies(
    boxes.map((box) => readTally(box.counts_sealed)),
    choices.length,
  )
  if (ballot.secrecy === 'open') {
    const voices = (await votesOf(context, ballot.id)).map((vote) => choiceOf(vote.choice_sealed))
    return { here: voices.reduce(withVote, emptyTally(choices.length)), paper }
  }
  const sum = await db(context)
    .selectFrom('ballot_tallies')
    .select('counts_sealed')
    .where('village_id', '=', context.villageId)
    .where('id', '=', ballot.id)
    .executeTakeFirst()
  return { here: sum ? readTally(sum.counts_sealed) : emptyTally(choices.length), paper }
}

/** Until the close: who took part, and how many papers. After it: the count, and of an open ballot each voice. */
export const viewBallots = async (context: Context, meetingId: string): Promise<Ballot[]> => {
  const views: Ballot[] = []
  for (const parts of await readBallots(context, meetingId)) {
    const { ballot, choices, rolls, boxes, result } = parts
    views.push({
      ...{ id: ballot.id, question: ballot.question, choices: [...choices], secrecy: ballot.secrecy },
      ...{ majority: ballot.majority, isClosed: result !== undefined },
      ...{ recordedAt: ballot.recorded_at, recordedByName: ballot.recorded_by_name },
      voters: rolls
        .map((roll) => ({ attendeeId: roll.attendee_id, channel: roll.channel }))
        .toSorted((a, b) => (a.attendeeId < b.attendeeId ? -1 : 1)),
      papersGiven: rolls.filter((roll) => roll.channel === 'paper').length,
      boxes: boxes.map((box) => ({
        ...{ box: box.box, papers: box.papers, recordedAt: box.recorded_at, recordedByName: box.recorded_by_name },
      })),
      result: result ? { ...resultView(result), named: await namedVotes(context, ballot) } : null,
    })
  }
  return views
}

const resultView = (row: ResultRow) => ({
  ...{ here: JSON.parse(row.here) as Tally, paper: JSON.parse(row.paper) as Tally },
  ...{ outcome: row.outcome as BallotOutcome, winner: row.winner, entitled: row.entitled, present: row.present },
  ...{ quorumNeeded: row.quorum_needed, majorityNeeded: row.majority_needed },
  ...{ closedAt: row.recorded_at, closedByName: row.recorded_by_name },
})

const namedVotes = async (context: Context, { id, secrecy }: BallotRow) =>
  secrecy === 'secret'
    ? null
    : (await votesOf(context, id)).map((vote) => ({
        ...{ attendeeId: vote.attendee_id, choice: choiceOf(vote.choice_sealed) },
      }))
