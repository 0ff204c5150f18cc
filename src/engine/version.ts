/** Raised whenever the same input could give another number. Every answer and receipt carries it. */
export const ENGINE_VERSION = '1.2.0';
