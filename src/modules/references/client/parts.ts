export { AgencyMessage } from './agency-message.tsx'
