/** Chance that is the same each time (a linear congruence), so that a failure can be walked again: numbers from 0 up to `max`, without it. */
export function sameChance(seed: number): (max: number) => number {
  let state = seed;
  return (max) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * max);
  };
}
