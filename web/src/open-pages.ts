/** Pages that anyone can open, beside the comparison itself. */
export { LogInPage, SignUpPage } from './auth/auth-pages';
export { PlanPage } from './plans/plan-page';
export { PlansPage } from './plans/plans-page';
