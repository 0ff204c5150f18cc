/** The pages of an account, in one piece that is fetched when one logs in. */
export { AdminPage } from '../admin/admin-page';
export { AnalysesPage } from '../analyses/analyses-page';
export { CurrentPlanPage } from '../current-plan/current-plan-page';
export { DatasetsPage } from '../datasets/datasets-page';
export { HomePage } from '../home/home-page';
export { MeterReadsPage } from '../meter-reads/meter-reads-page';
export { ReadingsPage } from '../readings/readings-page';
export { ReportsPage } from '../reports/reports-page';
export { AnswerPage } from '../results/answer-page';
export { SitesPage } from '../sites/sites-page';
export { UploadPage } from '../upload/upload-page';
export { AccountPage } from './account-page';
