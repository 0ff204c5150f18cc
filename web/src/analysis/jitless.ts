/** zod otherwise tries to compile its checks at run time, which the page's policy forbids. Imported before everything else. */
import { config } from 'zod';

config({ jitless: true });
