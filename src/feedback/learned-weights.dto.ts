import { WeightsDto } from '../users/preferences.dto.js';

/** What your own choices say about your priorities. It is an offer: `PUT /users/me/preferences` accepts it. */
export class LearnedWeightsDto {
  /** As you set them. */
  weights!: WeightsDto;
  /** As your choices have them, whole and summing to 100; null while they say nothing else. */
  learned!: WeightsDto | null;
  /** How many of your words on shown plans were counted. */
  choices!: number;
  /** Choices made before you last set your weights are in them already and are not counted again. */
  since!: Date;
  sentence!: string;
}
