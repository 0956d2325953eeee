/** Ends the session on the server. False: it was not reached. */
export const endSession = async (): Promise<boolean> => {
  const answer = await fetch('/session', {
    method: 'DELETE',
    credentials: 'same-origin',
    headers: { 'x-requested-with': 'desmigratif' },
  }).catch(() => undefined)
  return answer !== undefined && answer.status < 500
}
