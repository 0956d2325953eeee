/** By what rule a matter is told to an office: of a journey here, of a case there. */
export {
  groundFault,
  referralChannels,
  referralCloseReasons,
  type ShareGround,
  shareGrounds,
} from '../rules/referrals.ts'
