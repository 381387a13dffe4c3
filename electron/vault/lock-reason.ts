/** Why the station locks. */
export type LockReason = 'idle' | 'screen_lock' | 'suspend' | 'by_hand';
