/** All that is computed in threads. What stands here, and what it imports, is loaded into every one of them. */
export { profile } from '../analyses/profile.task.js';
export { checkBill, rankingInput, recommendation, whatIf } from '../recommendations/ranking.task.js';
export { readCatalog } from '../plans/read-catalog.task.js';
export { readUpload } from '../usage/read-upload.task.js';
