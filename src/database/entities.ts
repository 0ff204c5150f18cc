/** Every table that the application maps. */
import { AuditEntry } from '../audit/audit-entry.entity.js';
import { PasswordReset } from '../auth/password-reset.entity.js';
import { Session } from '../auth/session.entity.js';
import { Feedback } from '../feedback/feedback.entity.js';
import { Attempt } from '../http/attempt.entity.js';
import { IdempotencyKey } from '../http/idempotency-key.entity.js';
import { CatalogState } from '../plans/catalog-state.entity.js';
import { DeliveryCharge } from '../plans/delivery-charge.entity.js';
import { PlanVersion } from '../plans/plan-version.entity.js';
import { StoredPriceSeries } from '../plans/stored-price-series.entity.js';
import { Supplier } from '../plans/supplier.entity.js';
import { UsageTracking } from '../quotas/usage-tracking.entity.js';
import { Analysis } from '../recommendations/analysis.entity.js';
import { RecommendationPlan } from '../recommendations/recommendation-plan.entity.js';
import { RecommendationRow } from '../recommendations/recommendation.entity.js';
import { ReminderSettings } from '../reminders/reminder-settings.entity.js';
import { Reminder } from '../reminders/reminder.entity.js';
import { Report } from '../reports/report.entity.js';
import { Meter } from '../sites/meter.entity.js';
import { Site } from '../sites/site.entity.js';
import { EnergySource } from '../sources/energy-source.entity.js';
import { DatasetFile } from '../usage/dataset-file.entity.js';
import { Dataset } from '../usage/dataset.entity.js';
import { RegisterRead } from '../usage/register-read.entity.js';
import { UsageDay } from '../usage/usage-day.entity.js';
import { UsagePeriod } from '../usage/usage-period.entity.js';
import { CurrentPlan } from '../users/current-plan.entity.js';
import { UserPreferences } from '../users/user-preferences.entity.js';
import { User } from '../users/user.entity.js';

export const ENTITIES = [
  Analysis,
  Attempt,
  AuditEntry,
  CatalogState,
  CurrentPlan,
  Dataset,
  DatasetFile,
  DeliveryCharge,
  EnergySource,
  Feedback,
  IdempotencyKey,
  Meter,
  PasswordReset,
  PlanVersion,
  RecommendationPlan,
  RecommendationRow,
  RegisterRead,
  Reminder,
  ReminderSettings,
  Report,
  Session,
  StoredPriceSeries,
  Site,
  Supplier,
  UsageDay,
  UsagePeriod,
  UsageTracking,
  User,
  UserPreferences,
];
