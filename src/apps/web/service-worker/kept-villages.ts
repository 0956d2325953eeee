const name = 'villages'

/** The list of all villages: public, 0.6 MB, its address carries its version. The newest one that was ever asked for stays. */
export const answerVillages = async (request: Request): Promise<Response> => {
  const cache = await caches.open(name)
  const kept = await cache.match(request.url)
  if (kept) return kept
  const answer = await fetch(request)
  const lasting = answer.headers.get('cache-control')?.includes('immutable') ?? false
  if (answer.ok && lasting) {
    for (const older of await cache.keys()) await cache.delete(older)
    await cache.put(request.url, answer.clone())
  }
  return answer
}
