/** A change on the service: what it touched is asked for anew, and its outcome is said. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { S } from '../strings';
import { useToast } from './toast';

interface ActionOptions<R> {
  readonly done?: string;
  readonly after?: (result: R) => void;
}

export function useAction<T = void, R = unknown>(
  work: (input: T) => Promise<R>,
  options: ActionOptions<R> = {},
) {
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation<R, Error, T>({
    mutationFn: work,
    onSuccess: async (result) => {
      await queries.invalidateQueries();
      if (options.done) toast(options.done);
      options.after?.(result);
    },
    onError: (error) => toast(error.message || S.somethingWrong),
  });
}
