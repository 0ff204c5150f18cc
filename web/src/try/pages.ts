/** The pages of the comparison without an account, in one piece that is fetched ahead. */
export { CheckPage } from './check-page';
export { TrialResults } from './results-page';
