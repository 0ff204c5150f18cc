/** Homes and their meters. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api } from '../api/client';
import type { MeterJson, SiteJson } from '../api/schema';
import { countryName } from '../auth/countries';
import { unitName, zoneName } from '../format';
import { networkName } from '../plans/network-name';
import { S } from '../strings';
import { Confirm } from '../ui/confirm';
import { Empty, Failed, PageTitle, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';
import { MeterForm } from './meter-form';
import { SiteForm } from './site-form';
import { SourcesSection } from './sources-section';

type Open =
  | { kind: 'site'; site?: SiteJson }
  | { kind: 'meter'; site: SiteJson }
  | { kind: 'delete-site'; site: SiteJson }
  | { kind: 'delete-meter'; meter: MeterJson };

const ALL = { query: { limit: 100 } };

export function SitesPage() {
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  const sites = useQuery({ queryKey: ['sites'], queryFn: () => api('GET /sites', ALL) });
  const meters = useQuery({ queryKey: ['meters'], queryFn: () => api('GET /meters', ALL) });
  const removeSite = useAction((id: string) => api('DELETE /sites/{id}', { path: { id } }));
  const removeMeter = useAction((id: string) => api('DELETE /meters/{id}', { path: { id } }));
  const all = meters.data?.items ?? [];
  return (
    <div className="wrap">
      <PageTitle title={S.sites.title} lead={S.sites.lead}>
        <button type="button" className="button" onClick={() => setOpen({ kind: 'site' })}>
          {S.sites.addSite}
        </button>
      </PageTitle>
      {sites.error && <Failed error={sites.error} retry={() => void sites.refetch()} />}
      {sites.isPending && <Skeleton />}
      {sites.data?.items.length === 0 && (
        <Empty
          title={S.sites.emptyTitle}
          action={
            <Link className="button" href="/upload">
              {S.home.emptyDo}
            </Link>
          }
        >
          {S.sites.empty}
        </Empty>
      )}
      <div className="stack stack--loose">
        {sites.data?.items.map((site) => (
          <section key={site.id} className="card stack">
            <div className="row row--between">
              <div>
                <h2>{site.name}</h2>
                <p className="quiet small">
                  {[site.street, site.city, site.postcode, countryName(site.country)]
                    .filter(Boolean)
                    .join(', ')}{' '}
                  · {zoneName(site.timezone)}
                  {site.network && ` · ${networkName(site.network)}`}
                </p>
              </div>
              <div className="row">
                <button
                  type="button"
                  className="button button--quiet button--small"
                  onClick={() => setOpen({ kind: 'site', site })}
                >
                  {S.edit}
                  <span className="visually-hidden"> {site.name}</span>
                </button>
                <button
                  type="button"
                  className="button button--quiet button--small"
                  onClick={() => setOpen({ kind: 'meter', site })}
                >
                  {S.sites.addMeter}
                </button>
                <button
                  type="button"
                  className="button button--danger button--small"
                  onClick={() => setOpen({ kind: 'delete-site', site })}
                >
                  {S.delete}
                  <span className="visually-hidden"> {site.name}</span>
                </button>
              </div>
            </div>
            <MeterTree
              meters={all.filter(({ siteId }) => siteId === site.id)}
              parent={null}
              remove={(meter) => setOpen({ kind: 'delete-meter', meter })}
            />
          </section>
        ))}
        <SourcesSection meters={all} />
      </div>
      {open?.kind === 'site' && <SiteForm site={open.site} close={close} />}
      {open?.kind === 'meter' && (
        <MeterForm
          site={open.site}
          meters={all.filter(({ siteId }) => siteId === open.site.id)}
          close={close}
        />
      )}
      {open?.kind === 'delete-site' && (
        <Confirm
          question={S.sites.deleteAsk(open.site.name)}
          action={S.delete}
          confirm={() => removeSite.mutate(open.site.id)}
          close={close}
        />
      )}
      {open?.kind === 'delete-meter' && (
        <Confirm
          question={S.sites.deleteAsk(open.meter.name)}
          action={S.delete}
          confirm={() => removeMeter.mutate(open.meter.id)}
          close={close}
        />
      )}
    </div>
  );
}

interface MeterTreeProps {
  readonly meters: readonly MeterJson[];
  readonly parent: string | null;
  readonly remove: (meter: MeterJson) => void;
}

/** Meters under the meter that counts them as well. */
function MeterTree({ meters, parent, remove }: MeterTreeProps) {
  const here = meters.filter(({ parentMeterId }) => parentMeterId === parent);
  if (here.length === 0) return null;
  return (
    <ul className={parent === null ? 'tree' : 'tree tree--inner'}>
      {here.map((meter) => (
        <li key={meter.id}>
          <div className="row row--between">
            <span>
              {meter.name}{' '}
              <span className="muted">
                {S.home.commodities[meter.commodity]}, {S.sites.categories[meter.category]!.toLowerCase()},{' '}
                {unitName(meter.unit)}
              </span>
            </span>
            <button type="button" className="link small" onClick={() => remove(meter)}>
              {S.delete}
              <span className="visually-hidden"> {meter.name}</span>
            </button>
          </div>
          <MeterTree meters={meters} parent={meter.id} remove={remove} />
        </li>
      ))}
    </ul>
  );
}
