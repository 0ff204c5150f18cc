/** Which page stands at which address. All but the first are fetched when they are needed, or ahead of it. */
import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { OpenAddress, OwnAddress } from '../../src/page/addresses';
import { session } from './auth/session';
import { useUser } from './auth/use-user';
import { Landing } from './try/landing';
import { NotFound } from './ui/not-found';
import { Skeleton } from './ui/states';

const trialPages = () => import('./try/pages');
const accountPages = () => import('./account/pages');
const openPages = () => import('./open-pages');

// oxlint-disable-next-line typescript/no-explicit-any -- the router hands every page the parameters of its own address
type Page = ComponentType<any>;

/** One page out of a piece. */
function pick<M extends Record<string, Page>, K extends keyof M>(piece: () => Promise<M>, name: K) {
  return lazy(() => piece().then((module) => ({ default: module[name] })));
}

const OPEN: Readonly<Record<OpenAddress, Page>> = {
  '/': Landing,
  '/try': pick(trialPages, 'CheckPage'),
  '/try/results': pick(trialPages, 'TrialResults'),
  '/sign-up': pick(openPages, 'SignUpPage'),
  '/log-in': pick(openPages, 'LogInPage'),
  '/reset-password': pick(openPages, 'ResetPasswordPage'),
  '/plans': pick(openPages, 'PlansPage'),
  '/plans/:id': pick(openPages, 'PlanPage'),
};

const OWN: Readonly<Record<OwnAddress, Page>> = {
  '/home': pick(accountPages, 'HomePage'),
  '/upload': pick(accountPages, 'UploadPage'),
  '/readings': pick(accountPages, 'ReadingsPage'),
  '/meter-reads': pick(accountPages, 'MeterReadsPage'),
  '/results/:id?': pick(accountPages, 'AnswerPage'),
  '/current-plan': pick(accountPages, 'CurrentPlanPage'),
  '/sites': pick(accountPages, 'SitesPage'),
  '/datasets': pick(accountPages, 'DatasetsPage'),
  '/analyses': pick(accountPages, 'AnalysesPage'),
  '/reports': pick(accountPages, 'ReportsPage'),
  '/account': pick(accountPages, 'AccountPage'),
  '/admin': pick(accountPages, 'AdminPage'),
};

/** How long the first page has the line to itself. */
const AHEAD_MS = 1_000;

export function Pages() {
  const [at] = useLocation();
  const user = useUser();
  // The pages of a comparison are fetched while there is a connection, so that it also works without one.
  useEffect(() => {
    const timer = setTimeout(() => void (session.isOpen ? accountPages() : trialPages()), AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    void scrollTo(0, 0);
  }, [at]);
  const waiting = (
    <div className="wrap">
      <Skeleton height="30rem" />
    </div>
  );
  return (
    <Suspense fallback={waiting}>
      <Switch>
        {Object.entries(OPEN).map(([path, Page]) => (
          <Route key={path} path={path} component={Page} />
        ))}
        {Object.entries(OWN).map(([path, Page]) => (
          <Route key={path} path={path}>
            {(params) =>
              user === undefined ? (
                waiting
              ) : user === null ? (
                <Redirect to="/log-in" />
              ) : (
                <Page params={params} />
              )
            }
          </Route>
        ))}
        <Route component={NotFound} />
      </Switch>
    </Suspense>
  );
}
