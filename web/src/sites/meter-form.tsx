import { api } from '../api/client';
import type { MeterDto, MeterJson, SiteJson } from '../api/schema';
import { S } from '../strings';
import { SelectField, TextField } from '../ui/field';
import { Form, useForm } from '../ui/form';
import { Modal } from '../ui/modal';
import { useAction } from '../ui/use-action';

const EMPTY = { name: '', serial: '', commodity: 'electricity', category: 'CONS', parentMeterId: '' };

/** A new meter of a home. */
export function MeterForm({
  site,
  meters,
  close,
}: {
  site: SiteJson;
  meters: readonly MeterJson[];
  close: () => void;
}) {
  const save = useAction(
    ({ name, serial, commodity, category, parentMeterId }: typeof EMPTY) =>
      api('POST /meters', {
        body: {
          siteId: site.id,
          name,
          commodity: commodity as MeterDto['commodity'],
          category: category as MeterDto['category'],
          ...(serial && { serial }),
          ...(parentMeterId && { parentMeterId }),
        },
      }),
    { done: S.saved, after: close },
  );
  const { form, field } = useForm(EMPTY, save.error);
  return (
    <Modal title={S.sites.addMeter} close={close}>
      <Form send={() => save.mutate(form)} error={save.error} busy={save.isPending}>
        <TextField label={S.sites.name} required {...field('name')} />
        <TextField label={S.sites.serial} {...field('serial')} />
        <div className="form-row">
          <SelectField
            label={S.sites.commodity}
            options={Object.entries(S.home.commodities)}
            {...field('commodity')}
          />
          <SelectField
            label={S.sites.category}
            options={Object.entries(S.sites.categories)}
            {...field('category')}
          />
        </div>
        <SelectField
          label={S.sites.parent}
          options={[['', S.sites.noParent], ...meters.map(({ id, name }) => [id, name] as const)]}
          {...field('parentMeterId')}
        />
      </Form>
    </Modal>
  );
}
