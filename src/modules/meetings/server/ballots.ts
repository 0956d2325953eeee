import { foldName } from '#modules/registry/contract.ts'
import type { Context } from '#platform/server/context.ts'
import { sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { closeBallot, openBallot, recordPaperCount, recordPaperVoters, voteInBallot } from '../contract/ballot.ts'
import { countAttendance } from '../rules/attendance.ts'
import { addTallies, emptyTally, papersOf, resultOf, type VoteChannel, voteBarOf, withVote } from '../rules/ballot.ts'
import type { MeetingParts } from '../rules/rows.ts'
import { fileOf } from '../rules/view.ts'
import { type BallotParts, countVotes, getOpenBallot, readTally } from './ballot-reads.ts'
import { ballotClosed } from './events.ts'
import { lockOpenMeeting, readParts } from './meeting-reads.ts'
import { db } from './tables.ts'

const done = { done: true } as const

const faultAt = (field: string, code: string) => new Refusal('invalid', code, {}, [{ field, code }])

export const openBallotHandler = handle(openBallot, async (context, input) => {
  const meeting = await lockOpenMeeting(context, input.meetingId)
  const folded = input.choices.map(foldName)
  const double = folded.findIndex((choice, at) => folded.indexOf(choice) !== at)
  if (double >= 0) throw faultAt(`choices.${double}`, 'meetings.choiceTwice')
  await db(context)
    .insertInto('meeting_ballots')
    .values({
      ...{ ...recordedBy(context), id: input.id, meeting_id: meeting.id, question: input.question },
      ...{ choices: JSON.stringify(input.choices), secrecy: input.secrecy, majority: input.majority },
    })
    .execute()
  if (input.secrecy === 'secret')
    await db(context)
      .insertInto('ballot_tallies')
      .values({
        ...{ village_id: context.villageId, id: input.id, meeting_id: meeting.id },
        counts_sealed: sealValue(JSON.stringify(emptyTally(input.choices.length))),
      })
      .execute()
  context.note({ meeting: meeting.id, ballot: input.id, secrecy: input.secrecy })
  return done
})

/** The attendance as it stands, whoever asks: who may vote does not depend on whose names a reader may see. */
const peopleOf = (parts: MeetingParts) =>
  fileOf(parts, { today: '', names: new Map(), ballots: null, confirms: { may: false, wrote: false } })

interface Enrolled {
  readonly id: string
  readonly attendeeId: string
}

/** Writes on the roll: once a person, whatever the way; the reason is said otherwise. */
const enrol = async (
  context: Context,
  { ballot, rolls }: BallotParts,
  voters: readonly Enrolled[],
  channel: VoteChannel,
): Promise<void> => {
  const meeting = await lockOpenMeeting(context, ballot.meeting_id)
  const { attendees } = peopleOf(await readParts(context, meeting))
  const voted = new Set(rolls.map((roll) => roll.attendee_id))
  for (const { attendeeId } of voters) {
    const voter = attendees.find((one) => one.id === attendeeId)
    if (!voter) throw missing('meetings.attendeeMissing')
    const bar = voteBarOf(voter, { isClosed: false, hasVoted: voted.has(attendeeId) })
    if (bar) throw new Refusal('rule', `meetings.bar.${bar}`)
    voted.add(attendeeId)
  }
  await db(context)
    .insertInto('ballot_rolls')
    .values(
      voters.map(({ id, attendeeId }) => ({
        ...{ ...recordedBy(context), id, meeting_id: ballot.meeting_id, ballot_id: ballot.id },
        ...{ attendee_id: attendeeId, channel },
      })),
    )
    .execute()
}

export const voteInBallotHandler = handle(voteInBallot, async (context, input) => {
  await lockOpenMeeting(context, input.meetingId)
  const parts = await getOpenBallot(context, input.meetingId, input.ballotId)
  const { ballot, choices } = parts
  if (input.choice !== null && input.choice >= choices.length) throw faultAt('choice', 'meetings.choiceMissing')
  await enrol(context, parts, [input], 'here')
  const of = { village_id: context.villageId, meeting_id: ballot.meeting_id }
  if (ballot.secrecy === 'open')
    await db(context)
      .insertInto('ballot_votes')
      .values({
        ...{ ...of, id: input.id, ballot_id: ballot.id, attendee_id: input.attendeeId },
        choice_sealed: sealValue(JSON.stringify(input.choice)),
      })
      .execute()
  else await addToSum(context, ballot.id, input.choice)
  context.note({ meeting: ballot.meeting_id, ballot: ballot.id })
  return done
})

const addToSum = async (context: Context, ballotId: string, choice: number | null): Promise<void> => {
  const sum = await db(context)
    .selectFrom('ballot_tallies')
    .select('counts_sealed')
    .where('village_id', '=', context.villageId)
    .where('id', '=', ballotId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  await db(context)
    .updateTable('ballot_tallies')
    .set({ counts_sealed: sealValue(JSON.stringify(withVote(readTally(sum.counts_sealed), choice))) })
    .where('village_id', '=', context.villageId)
    .where('id', '=', ballotId)
    .execute()
}

export const recordPaperVotersHandler = handle(recordPaperVoters, async (context, { meetingId, ballotId, voters }) => {
  await lockOpenMeeting(context, meetingId)
  await enrol(context, await getOpenBallot(context, meetingId, ballotId), voters, 'paper')
  context.note({ meeting: meetingId, ballot: ballotId, papers: voters.length })
  return done
})

export const recordPaperCountHandler = handle(recordPaperCount, async (context, input) => {
  await lockOpenMeeting(context, input.meetingId)
  const { ballot, choices, rolls, boxes } = await getOpenBallot(context, input.meetingId, input.ballotId)
  if (input.votes.length !== choices.length) throw faultAt('votes', 'meetings.choiceMissing')
  const folded = foldName(input.box)
  if (boxes.some((box) => box.box_folded === folded)) throw faultAt('box', 'meetings.boxTwice')
  const tally = { votes: input.votes, blank: input.blank, spoilt: input.spoilt }
  const before = boxes.reduce((sum, box) => sum + box.papers, 0)
  const given = rolls.filter((roll) => roll.channel === 'paper').length
  if (before + papersOf(tally) > given)
    throw new Refusal('rule', 'meetings.morePapers', { papers: before + papersOf(tally), given })
  await db(context)
    .insertInto('ballot_boxes')
    .values({
      ...{ ...recordedBy(context), id: input.id, meeting_id: ballot.meeting_id, ballot_id: ballot.id },
      ...{ box: input.box, box_folded: folded, papers: papersOf(tally), counted_by: input.countedBy },
      counts_sealed: sealValue(JSON.stringify(tally)),
    })
    .execute()
  context.note({ meeting: ballot.meeting_id, ballot: ballot.id, papers: papersOf(tally) })
  return done
})

export const closeBallotHandler = handle(closeBallot, async (context, { id, meetingId, ballotId }) => {
  const meeting = await lockOpenMeeting(context, meetingId)
  const parts = await getOpenBallot(context, meetingId, ballotId)
  const given = parts.rolls.some((roll) => roll.channel === 'paper')
  if (given && parts.boxes.length === 0) throw new Refusal('rule', 'meetings.boxNotCounted')
  const { attendees } = peopleOf(await readParts(context, meeting))
  const { entitled, entitledPresent: present } = countAttendance(attendees, meeting.quorum, meeting.entitled_count)
  const { here, paper } = await countVotes(context, parts)
  const tally = addTallies([here, paper], parts.choices.length)
  const { quorum } = meeting
  const { majority } = parts.ballot
  const result = resultOf({ quorum, majority, entitled, present, tally })
  await db(context)
    .insertInto('ballot_results')
    .values({
      ...{ ...recordedBy(context), id, meeting_id: meetingId, ballot_id: ballotId, here: JSON.stringify(here) },
      ...{ paper: JSON.stringify(paper), outcome: result.outcome, winner: result.winner, entitled, present },
      ...{ quorum_needed: result.quorumNeeded, majority_needed: result.majorityNeeded },
    })
    .execute()
  const { outcome, winner } = result
  await context.publish(ballotClosed, { meetingId, kind: meeting.kind, ballotId, outcome, winner })
  context.note({ meeting: meetingId, ballot: ballotId, outcome })
  return { outcome, winner }
})
