import { Refusal } from '../refusal.ts';
import { settlesWithin } from '../within.ts';

/** One command's turn. When it is over before its command has ended, nothing of that command may reach a library any more. */
export interface Turn {
  readonly isOver: boolean;
}

/** Commands one after the other, so that what one prepared still holds when it writes. */
export interface Turns {
  /**
   * Runs the deed when every command before it has ended. With `patienceMs` they are waited for only so long: then their turns are
   * over, their callers are refused at once, and whatever still hangs in them hangs alone.
   */
  take<T>(deed: (turn: Turn) => Promise<T>, patienceMs?: number): Promise<T>;
}

/** What a command is told whose library was closed before it had ended. */
export const closedMeanwhile = (): Refusal => new Refusal('door.library_closed', 'The library was closed before this was done.');

/** Makes an empty queue. */
export function createTurns(): Turns {
  const open = new Set<() => void>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: (deed, patienceMs) => {
      const before = last;
      const earlier = [...open];
      const turn = { isOver: false };
      let refuse: (why: Refusal) => void = () => {};
      const refused = new Promise<never>((_resolve, reject) => {
        refuse = reject;
      });
      const end = (): void => {
        turn.isOver = true;
        refuse(closedMeanwhile());
      };
      const run = async () => {
        if (patienceMs === undefined) await before;
        else if (!(await settlesWithin(before, patienceMs))) for (const endEarlier of earlier) endEarlier();
        if (turn.isOver) throw closedMeanwhile();
        return deed(turn);
      };
      open.add(end);
      const answer = Promise.race([run(), refused]).finally(() => open.delete(end));
      last = answer.catch(() => {});
      return answer;
    },
  };
}
