import { useSyncExternalStore } from 'react'
import { isOnline, onLineChange } from './line.ts'

export const useOnline = (): boolean => useSyncExternalStore(onLineChange, isOnline, () => true)
