/** Pages that anyone can open, beside the comparison itself. */
export { LogInPage, SignUpPage } from './auth/auth-pages';
export { ResetPasswordPage } from './auth/reset-password-page';
export { PlanPage } from './plans/plan-page';
export { PlansPage } from './plans/plans-page';
