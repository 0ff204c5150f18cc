export class ProblemErrorDto {
  /** JSON Pointer into the body, or `?name` of a query parameter. */
  pointer!: string;
  detail!: string;
}

/** RFC 9457. Some problems have further members, such as a limit and when it resets. */
export class ProblemDto {
  /** Stable. @example 'urn:treebeard:problem:not-found' */
  type!: string;
  title!: string;
  status!: number;
  /** One plain sentence for a person. */
  detail!: string;
  /** To be named when asking for help. */
  traceId!: string;
  errors!: ProblemErrorDto[];
}
