import { api, apiWithTag } from '../api/client';
import type { SiteJson } from '../api/schema';
import { COUNTRIES } from '../auth/countries';
import { S } from '../strings';
import { SelectField, TextField } from '../ui/field';
import { Form, useForm } from '../ui/form';
import { Modal } from '../ui/modal';
import { useAction } from '../ui/use-action';

const formOf = (site: SiteJson | undefined) => ({
  name: site?.name ?? '',
  postcode: site?.postcode ?? '',
  country: site?.country ?? 'US',
  network: site?.network ?? '',
});

/** A home, new or changed. */
export function SiteForm({ site, close }: { site?: SiteJson; close: () => void }) {
  const save = useAction(
    async ({ network, ...rest }: ReturnType<typeof formOf>) => {
      const body = { ...rest, ...(network && { network }) };
      if (!site) return api('POST /sites', { body });
      const path = { id: site.id };
      const { tag } = await apiWithTag('GET /sites/{id}', { path });
      return api('PATCH /sites/{id}', { path, ifMatch: tag ?? undefined, body });
    },
    { done: S.saved, after: close },
  );
  const { form, field } = useForm(formOf(site), save.error);
  return (
    <Modal title={site ? site.name : S.sites.addSite} close={close}>
      <Form send={() => save.mutate(form)} error={save.error} busy={save.isPending}>
        <TextField label={S.sites.name} required {...field('name')} />
        <div className="form-row">
          <TextField label={S.sites.postcode} required {...field('postcode')} />
          <SelectField label={S.sites.country} options={COUNTRIES} {...field('country')} />
        </div>
        <TextField
          label={S.sites.network}
          hint={S.check.networkWhy}
          placeholder="tdu:ONCOR"
          {...field('network')}
        />
      </Form>
    </Modal>
  );
}
