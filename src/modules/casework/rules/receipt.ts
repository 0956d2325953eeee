/** How the family opens its tracker: the number of the receipt finds the case, the PIN opens it. */
export const wrongPinsAllowed = 5
export const lockedMinutes = 60
export const pinPattern = /^\d{6}$/

/** Reports without a name that one village may get in a day; whoever comes after is shown other doors. */
export const publicReportsPerDay = 40

/** What the tracker says of a state, in as many words as a worried person reads. */
export const trackerStands = ['received', 'working', 'withOffice', 'abroad', 'result', 'closed', 'notTaken'] as const
export type TrackerStand = (typeof trackerStands)[number]
