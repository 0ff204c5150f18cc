/** Request bodies and queries against their classes; what is wrong is told value by value. */
import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Problem, type ProblemError } from './problem.js';

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

function errorsOf(errors: readonly ValidationError[], above: string): ProblemError[] {
  return errors.flatMap((error) => {
    const pointer = `${above}/${escaped(error.property)}`;
    const own = Object.values(error.constraints ?? {}).map((detail) => ({ pointer, detail }));
    return [...own, ...errorsOf(error.children ?? [], pointer)];
  });
}

export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (found) => {
      const errors = errorsOf(found, '');
      return new Problem(400, 'validation-failed', `${errors[0]?.detail ?? 'A value is not valid'}.`, {
        errors,
      });
    },
  });
