/** The first page: one sentence, one place to drop a file. */
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { warmUp } from '../analysis/client';
import { S } from '../strings';
import { DropZone } from '../ui/drop-zone';
import { Failed } from '../ui/states';
import { SampleYear } from './sample-year';
import { useTrial } from './trial';

export function Landing() {
  const trial = useTrial();
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    document.title = S.name;
    // After the first paint: the page is complete without it.
    const timer = setTimeout(() => {
      warmUp();
      setReady(true);
    }, 600);
    return () => clearTimeout(timer);
  }, []);
  const take = (file: File | null): void => {
    setBusy(true);
    setError(undefined);
    trial
      .open(file)
      .then(() => go('/try'), setError)
      .finally(() => setBusy(false));
  };
  return (
    <div className="wrap stack stack--sections">
      <div className="hero">
        <div className="stack">
          <h1 className="hero__title">{S.landing.title}</h1>
          <p className="lead">{S.landing.lead}</p>
        </div>
        <div className="stack">
          <DropZone take={take} busy={busy}>
            <button type="button" className="link small" disabled={busy} onClick={() => take(null)}>
              {S.landing.sample}
            </button>
          </DropZone>
          {error !== undefined && <Failed error={error} />}
        </div>
      </div>
      <SampleYear ready={ready} />
      <section className="places" aria-labelledby="places">
        <h2 id="places">{S.landing.places}</h2>
        <dl className="places__list">
          {S.landing.placeList.map(([place, what]) => (
            <div key={place}>
              <dt>{place}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p className="muted">{S.landing.placesMore}</p>
      </section>
      <ul className="grid promises">
        {(['private', 'exact', 'honest'] as const).map((key) => (
          <li key={key} className="stack stack--tight">
            <h2>{S.landing[`${key}Title`]}</h2>
            <p className="quiet">{S.landing[key]}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
