/** What one window of the app tells the others of the same account: that something was kept, or that its holder locked it. */
export type WindowNews = 'changed' | 'locked'

export interface OtherWindows {
  readonly tell: (news: WindowNews) => void
  readonly close: () => void
}

export const openWindows = (store: string, onNews: (news: WindowNews) => void): OtherWindows => {
  const channel = new BroadcastChannel(`${store} windows`)
  channel.onmessage = ({ data }: MessageEvent<WindowNews>) => onNews(data)
  return { tell: (news) => channel.postMessage(news), close: () => channel.close() }
}
