/** Who one is and where one lives. */
import { api, apiWithTag } from '../api/client';
import type { ProfileDto } from '../api/schema';
import { COUNTRIES } from '../auth/countries';
import { session } from '../auth/session';
import { zoneName } from '../format';
import { S } from '../strings';
import { SelectField, TextField } from '../ui/field';
import { Form, useForm } from '../ui/form';
import { useAction } from '../ui/use-action';

const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => [zone, zoneName(zone)] as const);

type Profile = Pick<ProfileDto, 'name' | 'postcode' | 'country' | 'timezone'>;

export function ProfileForm({ user: { name, postcode, country, timezone } }: { user: ProfileDto }) {
  const save = useAction(
    async (body: Profile) => {
      const { tag } = await apiWithTag('GET /users/me');
      return api('PATCH /users/me', { ifMatch: tag ?? undefined, body });
    },
    { done: S.saved, after: (profile) => session.setUser(profile) },
  );
  const { form, field } = useForm<Profile>({ name, postcode, country, timezone }, save.error);
  return (
    <Form card send={() => save.mutate(form)} error={save.error} busy={save.isPending}>
      <h2>{S.account.profile}</h2>
      <TextField label={S.auth.name} required autoComplete="name" {...field('name')} />
      <div className="form-row">
        <TextField label={S.auth.postcode} required {...field('postcode')} />
        <SelectField label={S.auth.country} options={COUNTRIES} {...field('country')} />
      </div>
      <SelectField label={S.account.timezone} options={ZONES} {...field('timezone')} />
    </Form>
  );
}
