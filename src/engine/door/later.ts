import { Refusal } from '../refusal.ts';

/** Stands for what is not built yet; on the branch of issue 4 only, never on main. */
export const later = (): never => {
  throw new Refusal('door.unexpected', 'Not built yet.');
};

/** The same for a job. */
export const laterJob = { title: (): string => '', run: async (): Promise<never> => later() };
