/** Data connections: the portals from which readings come by themselves. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiError } from '../api/client';
import type { MeterJson, SourceDto, SourceJson } from '../api/schema';
import { instant } from '../format';
import { S } from '../strings';
import { Confirm } from '../ui/confirm';
import { SelectField, TextField } from '../ui/field';
import { Form } from '../ui/form';
import { Modal } from '../ui/modal';
import { Failed } from '../ui/states';
import { useToast } from '../ui/toast';
import { useAction } from '../ui/use-action';

export function SourcesSection({ meters }: { meters: readonly MeterJson[] }) {
  const toast = useToast();
  const [adding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<SourceJson>();
  const sources = useQuery({
    queryKey: ['sources'],
    queryFn: () => api('GET /sources', { query: { limit: 100 } }),
  });
  const remove = useAction((id: string) => api('DELETE /sources/{id}', { path: { id } }));
  const test = useAction((id: string) => api('POST /sources/{id}/test', { path: { id } }), {
    after: ({ ok, system, detail }) =>
      toast(ok ? S.sources.works(system ?? '') : (detail ?? S.somethingWrong)),
  });
  if (meters.length === 0) return null;
  return (
    <section className="card stack">
      <div className="row row--between">
        <h2>{S.sources.title}</h2>
        <button type="button" className="button button--quiet button--small" onClick={() => setAdding(true)}>
          {S.sources.add}
        </button>
      </div>
      {sources.error && <Failed error={sources.error} retry={() => void sources.refetch()} />}
      {sources.data?.items.length === 0 && <p className="quiet">{S.sources.none}</p>}
      <ul className="tree">
        {sources.data?.items.map((source) => (
          <li key={source.id} className="row row--between">
            <span>
              {S.sources.providers[source.provider] ?? source.provider} ·{' '}
              {meters.find(({ id }) => id === source.meterId)?.name}{' '}
              <span className={source.status === 'ok' ? 'tag tag--accent' : 'tag'}>
                {S.sources.status[source.status]}
              </span>
              {source.lastPolledAt && <span className="muted"> {instant(source.lastPolledAt)}</span>}
              {source.statusDetail && <span className="muted"> {source.statusDetail}</span>}
            </span>
            <span className="row">
              <button
                type="button"
                className="link small"
                disabled={test.isPending}
                onClick={() => test.mutate(source.id)}
              >
                {S.sources.test}
              </button>
              <button type="button" className="link small" onClick={() => setDeleting(source)}>
                {S.delete}
                <span className="visually-hidden"> {source.provider}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
      {adding && <SourceForm meters={meters} close={() => setAdding(false)} />}
      {deleting && (
        <Confirm
          question={S.sources.deleteAsk(deleting.provider)}
          action={S.delete}
          confirm={() => remove.mutate(deleting.id)}
          close={() => setDeleting(undefined)}
        />
      )}
    </section>
  );
}

/** What a provider asks for, by the JSON Schema of its credentials; what it does not require it finds by itself. */
const fieldsOf = (schema: Record<string, unknown> | undefined): readonly string[] =>
  (schema?.['required'] as string[] | undefined) ?? [];

function SourceForm({ meters, close }: { meters: readonly MeterJson[]; close: () => void }) {
  const providers = useQuery({ queryKey: ['providers'], queryFn: () => api('GET /sources/providers') });
  const [meterId, setMeterId] = useState(meters[0]!.id);
  const [chosen, setChosen] = useState<string>();
  const [credentials, setCredentials] = useState<Record<string, string>>({});
  const provider = providers.data?.find(({ name }) => name === chosen) ?? providers.data?.[0];
  const save = useAction((body: SourceDto) => api('POST /sources', { body }), {
    done: S.saved,
    after: close,
  });
  const error = save.error instanceof ApiError ? save.error : undefined;
  const send = (): void => {
    if (provider) save.mutate({ meterId, provider: provider.name, credentials });
  };
  return (
    <Modal title={S.sources.add} close={close}>
      <Form send={send} error={save.error} busy={!provider || save.isPending}>
        <p className="quiet">{S.sources.lead}</p>
        <div className="form-row">
          <SelectField
            label={S.sources.provider}
            value={provider?.name ?? ''}
            onChange={(event) => {
              setChosen(event.target.value);
              setCredentials({});
            }}
            options={(providers.data ?? []).map(({ name, title }) => [name, title] as const)}
          />
          <SelectField
            label={S.sources.meter}
            value={meterId}
            onChange={(event) => setMeterId(event.target.value)}
            options={meters.map(({ id, name }) => [id, name] as const)}
          />
        </div>
        {fieldsOf(provider?.credentials).map((field) => (
          <TextField
            key={field}
            label={S.sources.fields[field] ?? field}
            autoComplete="off"
            required
            value={credentials[field] ?? ''}
            error={error?.of(`credentials/${field}`)}
            onChange={(event) => setCredentials({ ...credentials, [field]: event.target.value })}
          />
        ))}
      </Form>
    </Modal>
  );
}
