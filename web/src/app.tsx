/** The frame around every page, and which page stands at which address. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { S } from './strings';
import { Landing } from './try/landing';
import { TrialHost } from './try/trial';
import { Footer } from './ui/footer';
import { Header } from './ui/header';
import { Skeleton } from './ui/states';
import { ToastHost } from './ui/toast';
import { useOnline } from './ui/use-online';

const trialPages = () => import('./try/pages');
const CheckPage = lazy(() => trialPages().then(({ CheckPage }) => ({ default: CheckPage })));
const TrialResults = lazy(() => trialPages().then(({ TrialResults }) => ({ default: TrialResults })));

const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, refetchOnWindowFocus: false, retry: 1 } } });

export function App() {
  const online = useOnline();
  // The pages of a comparison are fetched while there is a connection, so that it also works without one.
  useEffect(() => {
    const timer = setTimeout(() => void trialPages(), 1_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <QueryClientProvider client={queries}>
      <ToastHost>
        <TrialHost>
          <a className="skip" href="#main">
            {S.skip}
          </a>
          <Header />
          {!online && (
            <p className="offline" role="status">
              {S.offline}
            </p>
          )}
          <main id="main" tabIndex={-1}>
            <Suspense fallback={<div className="wrap"><Skeleton height="24rem" /></div>}>
              <Switch>
                <Route path="/" component={Landing} />
                <Route path="/try" component={CheckPage} />
                <Route path="/try/results" component={TrialResults} />
              </Switch>
            </Suspense>
          </main>
          <Footer />
        </TrialHost>
      </ToastHost>
    </QueryClientProvider>
  );
}
