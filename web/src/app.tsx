/** The frame around every page. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ApiError } from './api/client';
import { Pages } from './pages';
import { S } from './strings';
import { TrialHost } from './try/trial';
import { Footer } from './ui/footer';
import { Header } from './ui/header';
import { ToastHost } from './ui/toast';
import { useOnline } from './ui/use-online';

/** Only a service that could not answer is asked again. */
const retry = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500);

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, refetchOnWindowFocus: false, retry } },
});

export function App() {
  const online = useOnline();
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
            <Pages />
          </main>
          <Footer />
        </TrialHost>
      </ToastHost>
    </QueryClientProvider>
  );
}
