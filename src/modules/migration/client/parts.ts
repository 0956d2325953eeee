export { ReferralGround, ReferralOffice } from './referral-fields.tsx'
